import { issueMedia } from '../../core/galley/index.ts'
import type { Outcome } from '../contract.ts'
import { hashOf, parseIssue, readNeikan, writeNeikan } from '../files/index.ts'
import { done, refused } from '../outcome.ts'

/** An issue as a page sends it, which is not trusted, with at least the pictures that it shows. */
export interface SentIssue {
  readonly bulletin: unknown
  readonly template: unknown
  readonly media: ReadonlyMap<string, Uint8Array>
}

/** The bytes of a `.neikan` file that is known to open again. */
export interface PackedIssue {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly hash: string
  /** Names of the pictures in it. */
  readonly media: readonly string[]
}

/** Parses the issue as a file is parsed, packs it, and opens what was packed once more. */
export async function packIssue({ media, ...sent }: SentIssue): Promise<Outcome<PackedIssue>> {
  const parsed = parseIssue(sent)
  if (!parsed.ok) return parsed
  const { bulletin, template } = parsed.value
  const bytes = writeNeikan({ bulletin, template, media })
  const read = await readNeikan(bytes)
  if (!read.ok) return refused(`写出的文件自己读不懂，这是程序的错（${read.message}）`)
  const shown = issueMedia(bulletin, template)
  return done({ bytes, hash: hashOf(bytes), media: shown.filter((name) => media.has(name)) })
}
