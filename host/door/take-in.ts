/**
 * Reads what arrives, by its kind. Everything in here may be hostile and may take long, so it runs
 * in a worker (door.ts). A reader of another format goes here, behind the same limits.
 */
import { randomUUID } from 'node:crypto'
import { isSecrecyMark, secrecyOf, secrecyRefusal } from '../../core/model/index.ts'
import { cleanPicture, type Picture } from '../../core/picture/index.ts'
import {
  readClipping,
  readContribution,
  readManuscript,
  type Contribution,
  type Manuscript,
  type Reading,
} from '../../core/read/index.ts'
import type { Outcome, ReadingStage } from '../contract.ts'
import { readNeikan } from '../files/index.ts'
import { decodeManuscript, passageOfMarkup } from '../import/index.ts'
import { done, refused } from '../outcome.ts'
import type { Arrival, ArrivalKind, Arrived } from './arrival.ts'

/** Seven million characters: a year of issues. */
const maxManuscriptBytes = 20 * 1024 * 1024
const maxPictureBytes = 30 * 1024 * 1024
/** More would take a quarter of a gigabyte to show. */
const maxPixels = 64_000_000

export async function takeIn(
  arrival: Arrival,
  onStage: (stage: ReadingStage) => void,
): Promise<Outcome<Arrived[ArrivalKind]>> {
  if (arrival.kind !== 'clipping') onStage('unpack')
  switch (arrival.kind) {
    case 'issue':
      return readNeikan(arrival.bytes)
    case 'manuscript':
      return takeManuscript(arrival, onStage)
    case 'contribution':
      return takeContribution(arrival, onStage)
    case 'clipping':
      return done(readClipping(arrival.clipping, passageOfMarkup))
    case 'picture':
      return takePicture(arrival)
  }
}

function takeManuscript(
  { name, bytes, template, frame }: Extract<Arrival, { kind: 'manuscript' }>,
  onStage: (stage: ReadingStage) => void,
): Outcome<Reading> {
  const manuscript = takeText(name, bytes)
  if (!manuscript.ok) return manuscript
  onStage('recognise')
  const reading = readManuscript(manuscript.value, template, randomUUID, frame)
  const secrecy = secrecyOf(reading.bulletin)
  if (secrecy.kind === 'stop') return refused(secrecyRefusal(secrecy.words, '没有导入'))
  return done(reading)
}

function takeContribution(
  { name, bytes }: Extract<Arrival, { kind: 'contribution' }>,
  onStage: (stage: ReadingStage) => void,
): Outcome<Contribution> {
  const manuscript = takeText(name, bytes)
  if (!manuscript.ok) return manuscript
  onStage('recognise')
  const contribution = readContribution(manuscript.value, randomUUID)
  const { masthead, articles } = contribution
  const secrecy = secrecyOf({ children: [...(masthead === null ? [] : [masthead]), ...articles] })
  if (secrecy.kind === 'stop') return refused(secrecyRefusal(secrecy.words, '没有导入'))
  return done(contribution)
}

function takeText(name: string, bytes: Uint8Array): Outcome<Manuscript> {
  if (bytes.length > maxManuscriptBytes) {
    return refused(`“${name}”超过 20 MB，没有导入。请分成几个文件再导入。`)
  }
  const manuscript = decodeManuscript(name, bytes)
  if (!manuscript.ok) return manuscript
  // Wherever it stands: what comes from a secret document may have lost its first page.
  const marked = manuscript.value.paragraphs.find(({ text }) => isSecrecyMark(text))
  if (marked) return refused(secrecyRefusal(marked.text.trim(), '没有导入'))
  return manuscript
}

function takePicture({ name, bytes }: Extract<Arrival, { kind: 'picture' }>): Outcome<Picture> {
  if (bytes.length > maxPictureBytes) {
    return refused(`“${name}”超过 30 MB，没有插入。请先把图片缩小再插入。`)
  }
  const picture = cleanPicture(bytes)
  if (picture === null) {
    return refused(`“${name}”不是完好的 PNG 或 JPEG 图片，没有插入。请先另存为这两种格式。`)
  }
  if (picture.width * picture.height > maxPixels) {
    return refused(`“${name}”超过 6400 万像素，没有插入。请先把图片缩小再插入。`)
  }
  return done(picture)
}
