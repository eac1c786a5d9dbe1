/** Pictures that are put into an open issue. */
import * as z from 'zod'
import type { Outcome, Requests } from '../contract.ts'
import { hashOf } from '../files/index.ts'
import { done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { takeIn } from './opening.ts'

const mmPerPixel = 25.4 / 96

const askSchema = z.strictObject({
  issueId: z.string().max(64),
  name: z.string().max(255),
  bytes: z.instanceof(Uint8Array),
})
type Ask = z.output<typeof askSchema>

export const addPicture = (desk: Desk) =>
  handler<'addPicture', Ask>(askSchema, (ask, caller) => add(desk, ask, caller))

const bringSchema = z.strictObject({
  issueId: z.string().max(64),
  media: z.array(z.string().max(100)).max(1000),
})

/** Pictures are named by their hash: one name is one picture, whichever issue has it. */
export const bringPictures = (desk: Desk) =>
  handler<'bringPictures', z.output<typeof bringSchema>>(bringSchema, ({ issueId, media }) => {
    const issue = desk.issues.find(issueId)
    if (issue === null) return Promise.resolve(done({ missing: media }))
    const brought = media.flatMap((name): [string, Uint8Array][] => {
      const bytes = issue.media.get(name) ?? desk.issues.findPicture(name)
      return bytes === null ? [] : [[name, bytes]]
    })
    issue.media = new Map([...issue.media, ...brought])
    return Promise.resolve(done({ missing: media.filter((name) => !issue.media.has(name)) }))
  })

async function add(
  desk: Desk,
  { issueId, name, bytes }: Ask,
  caller: Caller,
): Promise<Outcome<Requests['addPicture']['answer']>> {
  const issue = desk.issues.find(issueId)
  if (issue === null) return refused('这一期已在别处关闭，图片没有插入。请重新打开这一期再试。')
  const taken = await takeIn(desk, { kind: 'picture', name, bytes }, caller)
  if (!taken.ok) return taken
  const { width, height, format, bytes: clean } = taken.value
  const media = `${hashOf(clean)}.${format}`
  issue.media = new Map([...issue.media, [media, clean]])
  return done({ media, widthMm: width * mmPerPixel, heightMm: height * mmPerPixel })
}
