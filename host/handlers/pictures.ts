/** Pictures that are put into an open issue. */
import * as z from 'zod'
import { cleanPicture } from '../../core/picture/index.ts'
import type { Outcome, Requests } from '../contract.ts'
import { hashOf } from '../files/index.ts'
import { done, refused } from '../outcome.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'

const maxBytes = 30 * 1024 * 1024
const maxPixels = 64_000_000
const mmPerPixel = 25.4 / 96

const askSchema = z.strictObject({
  issueId: z.string().max(64),
  name: z.string().max(255),
  bytes: z.instanceof(Uint8Array),
})
type Ask = z.output<typeof askSchema>

export const addPicture = (desk: Desk) =>
  handler<'addPicture', Ask>(askSchema, (ask) => Promise.resolve(add(desk, ask)))

function add(desk: Desk, { issueId, name, bytes }: Ask): Outcome<Requests['addPicture']['answer']> {
  const issue = desk.issues.find(issueId)
  if (issue === null) return refused('这一期已在别处关闭，图片没有插入。请重新打开这一期再试。')
  if (bytes.length > maxBytes) {
    return refused(`“${name}”超过 30 MB，没有插入。请先把图片缩小再插入。`)
  }
  const picture = cleanPicture(bytes)
  if (picture === null) {
    return refused(`“${name}”不是完好的 PNG 或 JPEG 图片，没有插入。请先另存为这两种格式。`)
  }
  const { width, height, format } = picture
  if (width * height > maxPixels) {
    return refused(`“${name}”超过 6400 万像素，没有插入。请先把图片缩小再插入。`)
  }
  const media = `${hashOf(picture.bytes)}.${format}`
  issue.media = new Map([...issue.media, [media, picture.bytes]])
  return done({ media, widthMm: width * mmPerPixel, heightMm: height * mmPerPixel })
}
