import { faultText, type Finding, type Fix } from '../../core/checks/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import {
  forgetImportedContents,
  makeHeading,
  replaceText,
  type BulletinEditor,
  type IssueSession,
} from '../editor/index.ts'

/** Makes a correction in the text; does nothing where the words have changed since. */
export function applyFix(
  { editor }: IssueSession,
  { where }: Finding,
  words: string,
  fix: Fix,
): void {
  if ('replacement' in fix) replaceText(editor, where, words, fix.replacement)
  else if (fix.action === 'makeHeading') makeHeading(editor, where.elementId)
  else forgetImportedContents(editor)
}

/** What puts a finding right unseen; null where a person has to choose, or is told to look first. */
function plainReplacement({ fixes, hint }: Finding): string | null {
  const [fix, ...others] = fixes
  const isPlain = hint === '' && others.length === 0
  return isPlain && fix && 'replacement' in fix ? fix.replacement : null
}

export const isPlain = (finding: Finding): boolean => plainReplacement(finding) !== null

/** Such as 改正了 3 处：直引号 2 处，省略号 1 处。 */
export function fixedText(findings: readonly Finding[]): string {
  const counts = new Map<string, number>()
  for (const { title } of findings) counts.set(title, (counts.get(title) ?? 0) + 1)
  const parts = [...counts].map(([title, count]) => `${title} ${count} 处`)
  return `改正了 ${findings.length} 处：${parts.join('，')}。`
}

/** Makes every correction that leaves nothing to decide; one undo takes them all back. */
export function fixAll(
  { editor }: IssueSession,
  findings: readonly Finding[],
  bulletin: Bulletin | null,
): void {
  asOneUndo(editor, () => {
    // From the end, so that no replacement moves a place that is still to come.
    for (const finding of findings.toReversed()) {
      const replacement = plainReplacement(finding)
      if (replacement === null) continue
      replaceText(editor, finding.where, faultText(finding, bulletin), replacement)
    }
  })
}

/** Every replacement is a step of its own; here they become one. */
function asOneUndo({ history: { undos } }: BulletinEditor, change: () => void): void {
  const last = undos.at(-1)
  change()
  const steps = undos.splice(last === undefined ? 0 : undos.lastIndexOf(last) + 1)
  const [first] = steps
  if (first === undefined) return
  undos.push({
    operations: steps.flatMap(({ operations }) => operations),
    selectionBefore: first.selectionBefore,
    selectionAfter: steps.at(-1)?.selectionAfter ?? null,
    style: null,
  })
}
