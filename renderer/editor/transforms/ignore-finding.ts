import { withIgnored, type IgnoredFinding } from '../../../core/model/index.ts'
import { findPart } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { setMasthead } from './set-fields.ts'

/** Waves a finding through for this issue (忽略). */
export function ignoreFinding(editor: BulletinEditor, finding: IgnoredFinding): void {
  const ignored = findPart(editor, 'masthead')?.[0].ignoredFindings ?? []
  setMasthead(editor, { ignoredFindings: withIgnored(ignored, finding) })
}

/** Lists again whatever was waved through (重新列出). */
export function relistFindings(editor: BulletinEditor): void {
  setMasthead(editor, { ignoredFindings: [] })
}
