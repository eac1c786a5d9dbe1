/**
 * The `.neikan` file: a ZIP of `bulletin.json`, `template.json` (a copy, so that a file looks the
 * same on any machine) and the pictures, each named by its own hash.
 */
import { createHash } from 'node:crypto'
import { zipSync, type Zippable } from 'fflate'
import { issueMedia } from '../../core/galley/index.ts'
import {
  migrate,
  normalize,
  parseBulletin,
  secrecyOf,
  secrecyRefusal,
  serializeBulletin,
  type Bulletin,
  type Json,
  type NewId,
} from '../../core/model/index.ts'
import { parseTemplate, type Template } from '../../core/template/index.ts'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import { cleanMedia } from './clean-media.ts'
import { unzip } from './zip.ts'

/** An issue with its pictures, by name. */
export interface NeikanFile {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

/** What was read; a picture that is missing does not keep its text from being opened. */
export interface ReadNeikan extends NeikanFile {
  /** Names of pictures that the issue shows and the file lacks. */
  readonly missingMedia: readonly string[]
}

const bulletinName = 'bulletin.json'
const templateName = 'template.json'
const mediaFolder = 'media/'

/** Fixed, so that the same document gives the same bytes. ZIP means the local time of its maker. */
const entryDate = (): Date => new Date(1980, 0, 1)

/** The bytes of a file: the same for the same document. Pictures that are not shown stay out. */
export function writeNeikan({ bulletin, template, media }: NeikanFile): Uint8Array {
  const parsed = parseTemplate(template)
  if (!parsed.ok) throw new TypeError(`A template that does not parse: ${parsed.message}`)
  const encoder = new TextEncoder()
  const files: Zippable = {
    [bulletinName]: encoder.encode(serializeBulletin(bulletin)),
    [templateName]: encoder.encode(`${JSON.stringify(parsed.value, null, 1)}\n`),
  }
  for (const name of issueMedia(bulletin, template).toSorted()) {
    const bytes = media.get(name)
    // Pictures are packed as they are: they were compressed when they were made.
    if (bytes) files[mediaFolder + name] = [bytes, { level: 0 }]
  }
  return zipSync(files, { level: 6, mtime: entryDate() })
}

/** Reads a file of any known format. What is damaged, unknown or newer is refused in a sentence. */
export async function readNeikan(bytes: Uint8Array): Promise<Outcome<ReadNeikan>> {
  const unzipped = await unzip(bytes)
  if (!unzipped.ok) return unzipped
  const parts = unzipped.value
  const bulletin = readBulletin(parts.get(bulletinName))
  if (!bulletin.ok) return bulletin
  const template = readTemplate(parts.get(templateName))
  if (!template.ok) return template
  const media = readMedia(parts)
  if (!media.ok) return media
  const cleaned = cleanMedia({
    bulletin: bulletin.value,
    template: template.value,
    media: media.value,
  })
  const shown = issueMedia(cleaned.bulletin, cleaned.template)
  return done({ ...cleaned, missingMedia: shown.filter((name) => !cleaned.media.has(name)) })
}

function readBulletin(bytes: Uint8Array | undefined): Outcome<Bulletin> {
  const json = readJson(bytes, '正文', bulletinName)
  if (!json.ok) return json
  if (!('format' in json.value)) return refused('文件损坏：正文没有格式编号（format）。')
  const parsed = parseBulletin(json.value)
  if (!parsed.ok) return refused(parsed.message)
  const secrecy = secrecyOf(parsed.value)
  if (secrecy.kind === 'stop') return refused(secrecyRefusal(secrecy.words, '没有打开'))
  return done(normalize(parsed.value, countingIds()))
}

function readTemplate(bytes: Uint8Array | undefined): Outcome<Template> {
  const json = readJson(bytes, '版式', templateName)
  if (!json.ok) return json
  const migrated = migrate(json.value, 'template')
  if (!migrated.ok) return refused(migrated.message)
  const parsed = parseTemplate(migrated.value)
  return parsed.ok ? done(parsed.value) : refused(parsed.message)
}

/** Every part but the two texts must be a picture that is named by its hash. */
function readMedia(
  parts: ReadonlyMap<string, Uint8Array>,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  const media = new Map<string, Uint8Array>()
  for (const [name, bytes] of parts) {
    if (name === bulletinName || name === templateName) continue
    const [, hash, extension] = /^media\/([0-9a-f]{64})\.(png|jpg)$/.exec(name) ?? []
    if (hash === undefined) return refused(`文件里有本程序不认识的内容（${name.slice(0, 80)}）。`)
    if (createHash('sha256').update(bytes).digest('hex') !== hash) {
      return refused(`文件损坏：图片与它的校验值不符（${name}）。请换用备份。`)
    }
    media.set(`${hash}.${extension}`, bytes)
  }
  return done(media)
}

function readJson(bytes: Uint8Array | undefined, what: string, name: string): Outcome<Json> {
  if (!bytes) return refused(`这不是内刊文件，或者它不完整：缺少${what}（${name}）。`)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return done(value as Json)
    }
  } catch (error) {
    // Of invalid JSON and of invalid UTF-8, in this order.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
  }
  return refused(`文件损坏：${what}读不出来（${name}）。请换用备份。`)
}

/** Ids for what a file lacks: the same file always opens as the same bulletin. */
function countingIds(): NewId {
  let last = 0
  return () => `repaired-${(last += 1)}`
}
