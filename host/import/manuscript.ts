import { manuscriptOfText, type Manuscript } from '../../core/read/index.ts'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import { decodeText } from './decode.ts'

/** The manuscript in a file; its bytes say what it is, its name only how a refusal calls it. */
export function decodeManuscript(name: string, bytes: Uint8Array): Outcome<Manuscript> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refused(`没有导入“${name}”：${decoded.message}`)
  const { text, removedControls } = decoded.value
  const manuscript = manuscriptOfText(text)
  return done({ ...manuscript, removedControls: manuscript.removedControls + removedControls })
}
