/** What a finding's card is made of, in the pane and at the text. */
import { faultText, type Finding, type Severity } from '../../core/checks/index.ts'
import { useIsReadOnly } from '../app/context.tsx'
import type { IssueSession } from '../editor/index.ts'
import { Button } from '../ui/index.ts'
import { applyFix } from './fix-findings.ts'
import { checkerOf } from './findings.ts'
import styles from './finding-parts.module.css'

export const severityNames: Record<Severity, string> = {
  error: '错误',
  warning: '提醒',
  suggestion: '建议',
}

interface PartProps {
  readonly session: IssueSession
  readonly finding: Finding
  /** Called after a change that answers the finding. */
  readonly onDone: () => void
}

/** One line of why, and what the rule rests on where that is asked for. */
export function Why({ finding, hasBasis }: { finding: Finding; hasBasis: boolean }) {
  const { message, hint, basis } = finding
  return (
    <>
      <p className={styles.why}>{message + hint}</p>
      {hasBasis && <p className={styles.basis}>{basis}</p>}
    </>
  )
}

/** One button per correction, each of which says its result. */
export function Fixes({ session, finding, onDone }: PartProps) {
  const isReadOnly = useIsReadOnly()
  const apply = (fix: Finding['fixes'][number]) => {
    const words = faultText(finding, checkerOf(session).get().bulletin)
    applyFix(session, finding, words, fix)
    checkerOf(session).update()
    onDone()
  }
  return finding.fixes.map((fix, index) => (
    <Button
      key={fix.label}
      isDisabled={isReadOnly}
      tone={index === 0 ? 'outline' : 'plain'}
      keepsFocus
      onPress={() => apply(fix)}
    >
      {fix.label}
    </Button>
  ))
}

/** Waves the finding through for this issue. */
export function IgnoreButton({ session, finding, onDone }: PartProps) {
  const isReadOnly = useIsReadOnly()
  const ignore = () => {
    checkerOf(session).ignore(finding)
    onDone()
  }
  return (
    <Button isDisabled={isReadOnly} keepsFocus onPress={ignore}>
      忽略
    </Button>
  )
}

interface WordsProps {
  readonly finding: Finding
  readonly words: string
}

/** The words round the fault, with what goes struck out and what comes in green. */
export function Words({ finding, words }: WordsProps) {
  const { excerpt, fixes, severity } = finding
  const replacement = fixes[0] && 'replacement' in fixes[0] ? fixes[0].replacement : null
  const at = words === '' ? -1 : excerpt.indexOf(words)
  if (at < 0) return <>{excerpt}</>
  const before = excerpt.slice(Math.max(0, at - 8), at)
  const after = excerpt.slice(at + words.length, at + words.length + 8)
  return (
    <>
      {before}
      {replacement === null ? (
        <mark className={`${styles.fault} ${styles[severity]}`}>{words}</mark>
      ) : (
        <del className={styles.gone}>{words}</del>
      )}
      {replacement !== null && <ins className={styles.come}>{replacement}</ins>}
      {after}
    </>
  )
}
