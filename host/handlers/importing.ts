/**
 * A manuscript becomes an issue, of a house style or the next one of a publication; or its articles
 * go into an issue that is open.
 */
import * as z from 'zod'
import type { Bulletin } from '../../core/model/index.ts'
import { clippingLimits, readClipping as pastedOf, type Clipping } from '../../core/read/index.ts'
import { findTemplate, type Template } from '../../core/template/index.ts'
import type { ImportedIssue, Outcome, Requests } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { issueAfter } from './following.ts'
import { handler } from './handler.ts'
import { createIssue } from './library.ts'
import type { Media } from './open-issues.ts'
import { noTemplate, takeIn } from './opening.ts'

const target = z.union([
  z.strictObject({ templateId: z.string().max(40) }),
  z.strictObject({ after: z.string().max(4096) }),
])

type ImportAsk = Requests['importText']['ask']

export const importText = (desk: Desk) =>
  handler<'importText', ImportAsk>(
    z.strictObject({ name: z.string().max(255), bytes: z.instanceof(Uint8Array), target }),
    async (ask, caller): Promise<Outcome<ImportedIssue>> => {
      const found = await findTarget(desk, ask.target, caller)
      if (!found.ok) return found
      const { template, frame, media, folder } = found.value
      const { name, bytes } = ask
      const read = await takeIn(desk, { kind: 'manuscript', name, bytes, template, frame }, caller)
      if (!read.ok) return read
      const { bulletin, report } = read.value
      // A manuscript with a masthead of its own may belong anywhere.
      if (folder !== null && frame !== null && nameplateOf(bulletin) === nameplateOf(frame)) {
        const created = await createIssue(desk, folder, { bulletin, template, media }, caller)
        return created.ok ? done({ ...created.value, report }) : created
      }
      const place = { file: null, hash: null, owner: caller }
      return done({ ...desk.issues.open({ bulletin, template, media, ...place }), report })
    },
  )

const nameplateOf = ({ children }: Bulletin) =>
  children.find((part) => part.type === 'masthead')?.nameplate

export const readContribution = (desk: Desk) =>
  handler<'readContribution', Requests['readContribution']['ask']>(
    z.strictObject({ name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
    (ask, caller) => takeIn(desk, { kind: 'contribution', ...ask }, caller),
  )

const format = z.string().max(clippingLimits.characters)

/** Where the reading of markup had to be stopped its words are left, which take no reading. */
export const readClipping = (desk: Desk) =>
  handler<'readClipping', Clipping>(
    z.strictObject({ own: format, html: format, text: format }),
    async (clipping, caller) => {
      const stop = new AbortController()
      const arrival = { kind: 'clipping', name: '剪贴板里的内容', clipping } as const
      const read = await takeIn(desk, arrival, caller, stop)
      if (read.ok || stop.signal.aborted) return read
      return done(pastedOf({ ...clipping, own: '' }, () => null))
    },
  )

interface Target {
  readonly template: Template
  readonly frame: Bulletin | null
  readonly media: Media
  /** Where its issues are; null where there is no such folder. */
  readonly folder: string | null
}

async function findTarget(
  desk: Desk,
  ask: ImportAsk['target'],
  caller: Caller,
): Promise<Outcome<Target>> {
  if ('templateId' in ask) {
    const template = findTemplate(ask.templateId)
    return template === null
      ? refused(noTemplate(ask.templateId))
      : done({ template, frame: null, media: new Map(), folder: null })
  }
  const after = await issueAfter(desk, ask.after, 'next', caller)
  if (!after.ok) return after
  const { bulletin: frame, template, media, folder } = after.value
  return done({ template, frame, media, folder })
}
