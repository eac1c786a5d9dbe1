/** What the library keeps in mind of an issue file: its summary, and its words for searching. */
import * as z from 'zod'
import {
  articleText,
  frameText,
  parseBulletin,
  summarize,
  type IssueSummary,
} from '../../core/model/index.ts'
import type { Outcome } from '../contract.ts'
import { unzip, zipLimits } from '../files/index.ts'
import { done, refused } from '../outcome.ts'

export interface ReadIssue {
  readonly summary: IssueSummary & { readonly templateId: string; readonly templateName: string }
  /** One text per article, in the order of the summary's articles, and one of what is round them. */
  readonly texts: readonly string[]
}

const wanted = ['bulletin.json', 'template.json'] as const

/** Only of the template what the register says; the rest is checked when the issue is opened. */
const templateSchema = z.looseObject({ id: z.string().max(40), name: z.string().max(20) })

export async function readIssue(bytes: Uint8Array): Promise<Outcome<ReadIssue>> {
  const parts = await unzip(bytes, zipLimits, (name) => wanted.some((each) => each === name))
  if (!parts.ok) return parts
  const [bulletin, template] = wanted.map((name) => parseJson(parts.value.get(name)))
  if (bulletin === undefined || template === undefined) return refused(notAnIssue)
  const style = templateSchema.safeParse(template)
  if (!style.success) return refused(notAnIssue)
  const parsed = parseBulletin(bulletin)
  if (!parsed.ok) return refused(parsed.message)
  const { id, name } = style.data
  return done({
    summary: { ...summarize(parsed.value), templateId: id, templateName: name },
    texts: [
      ...parsed.value.children.flatMap((part) =>
        part.type === 'article' ? [articleText(part)] : [],
      ),
      frameText(parsed.value),
    ],
  })
}

const notAnIssue = '这不是内刊文件，或者它已损坏。请换用备份。'

/** Undefined for what is missing or no JSON. */
function parseJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
