/** One value of the issue as a line of the properties pane. */
import type { KeyboardEvent } from 'react'
import { useIsReadOnly } from '../app/context.tsx'
import { typedDate, undoOf, useDraft, type DraftField, type IssueSession } from '../editor/index.ts'
import { Field } from '../ui/index.ts'

interface LineProps<Value> {
  readonly session: IssueSession
  readonly label: string
  readonly value: Value | null
  readonly onCommit: (value: Value | null) => void
}

interface DraftLineProps {
  readonly session: IssueSession
  readonly label: string
  readonly draft: DraftField
  readonly suffix?: string
  readonly placeholder?: string
  readonly fault?: string | null
}

function DraftLine({ session, draft, ...props }: DraftLineProps) {
  const { editor } = session
  const onKeyDown = (event: KeyboardEvent) => {
    const undo = undoOf(event)
    if (event.key === 'Escape') {
      draft.cancel()
      session.focus()
    }
    if (undo === null) return
    // The browser's own would take back what was typed into another field.
    event.preventDefault()
    if (undo === 'redo') editor.redo()
    else if (!draft.cancel()) editor.undo()
  }
  return (
    <Field
      {...props}
      onKeyDown={onKeyDown}
      layout="beside"
      isReadOnly={useIsReadOnly()}
      value={draft.text}
      onChange={draft.setText}
      onComposing={draft.setComposing}
      onCommit={draft.leave}
    />
  )
}

export function TextLine({ session, label, value, onCommit }: LineProps<string>) {
  const stored = value ?? ''
  const draft = useDraft(session, {
    stored,
    commit: (text) => {
      const trimmed = text.trim()
      if (trimmed !== stored) onCommit(trimmed === '' ? null : trimmed)
      return null
    },
  })
  return <DraftLine session={session} label={label} draft={draft} />
}

interface NumberLineProps extends LineProps<number> {
  readonly suffix: string
  /** What may be typed: a whole number from 1 or nothing, one from 0, or a length with one decimal. */
  readonly kind?: 'count' | 'countOrNone' | 'length'
  /** What a typed value comes to where it is out of bounds. */
  readonly bound?: (value: number) => number
}

const numbers = {
  count: { pattern: /^([1-9]\d{0,5})?$/, fault: '这里填一个从 1 起的整数，如 4。' },
  countOrNone: { pattern: /^\d{1,6}$/, fault: '这里填一个整数，如 1；不要就填 0。' },
  length: { pattern: /^(?=.*[1-9])\d{1,5}(\.\d)?$/, fault: '这里填一个数，如 32 或 32.5。' },
}

export function NumberLine(props: NumberLineProps) {
  const { session, label, value, onCommit, suffix, kind = 'count', bound } = props
  const stored = value === null ? '' : String(value)
  const { pattern, fault } = numbers[kind]
  const faultOf = (typed: string) => (typed === stored || pattern.test(typed) ? null : fault)
  const draft = useDraft(session, {
    stored,
    // A column or a picture would jump to the least that it may be.
    waits: bound !== undefined,
    commit: (text) => {
      const typed = numeric(text)
      const refused = faultOf(typed)
      if (refused !== null || typed === stored) return refused
      const number = typed === '' ? null : Number(typed)
      onCommit(number === null || bound === undefined ? number : bound(number))
      return null
    },
  })
  return (
    <DraftLine
      session={session}
      label={label}
      suffix={suffix}
      draft={draft}
      fault={faultOf(numeric(draft.text))}
    />
  )
}

/** 第９期 is 9, 120份 is 120: what people write around a number. */
const numeric = (text: string): string =>
  text
    .trim()
    .normalize('NFKC')
    .replace(/^第?\s*(\d.*?)\s*[期号年份行]$/u, '$1')

interface DateLineProps extends LineProps<string> {
  /** Of the issue, for days that are typed without one. */
  readonly year: number | null
}

export function DateLine({ session, label, value, year, onCommit }: DateLineProps) {
  const draft = useDraft(session, {
    stored: value === null ? '' : shown(value),
    commit: (text) => {
      const typed = typedDate(text, year)
      if (typed.ok && typed.value !== value) onCommit(typed.value)
      return typed.ok ? null : typed.message
    },
  })
  const typed = typedDate(draft.text, year)
  return (
    <DraftLine
      session={session}
      label={label}
      placeholder="签发后填"
      draft={draft}
      fault={typed.ok ? null : typed.message}
    />
  )
}

function shown(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
