/** One value of the issue as a line of the properties pane. */
import { useEffect, useState } from 'react'
import { useIsReadOnly } from '../app/context.tsx'
import { typedDate } from '../editor/index.ts'
import { Field } from '../ui/index.ts'

interface LineProps<Value> {
  readonly label: string
  readonly value: Value | null
  readonly onCommit: (value: Value | null) => void
}

/** A draft of its own until the field is left, so that every field is one step of undo. */
function useDraft(stored: string) {
  const [draft, setDraft] = useState(stored)
  useEffect(() => setDraft(stored), [stored])
  return [draft, setDraft] as const
}

export function TextLine({ label, value, onCommit }: LineProps<string>) {
  const stored = value ?? ''
  const [draft, setDraft] = useDraft(stored)
  const commit = () => {
    const trimmed = draft.trim()
    if (trimmed !== stored) onCommit(trimmed === '' ? null : trimmed)
  }
  return (
    <Field
      layout="beside"
      isReadOnly={useIsReadOnly()}
      label={label}
      value={draft}
      onChange={setDraft}
      onCommit={commit}
    />
  )
}

interface NumberLineProps extends LineProps<number> {
  readonly suffix: string
  /** What may be typed: a whole number from 1 or nothing, one from 0, or a length with one decimal. */
  readonly kind?: 'count' | 'countOrNone' | 'length'
  /** What a typed value comes to where it is out of bounds. */
  readonly bound?: (value: number) => number
}

const numbers = {
  count: { pattern: /^([1-9]\d{0,5})?$/, fault: '这里填一个整数，如 4。' },
  countOrNone: { pattern: /^\d{1,6}$/, fault: '这里填一个整数，如 1；不要就填 0。' },
  length: { pattern: /^(?=.*[1-9])\d{1,5}(\.\d)?$/, fault: '这里填一个数，如 32 或 32.5。' },
}

export function NumberLine(props: NumberLineProps) {
  const { label, value, onCommit, suffix, kind = 'count', bound } = props
  const stored = value === null ? '' : String(value)
  const [draft, setDraft] = useDraft(stored)
  const typed = draft.trim().normalize('NFKC')
  const { pattern, fault } = numbers[kind]
  const isNumber = typed === stored || pattern.test(typed)
  const commit = () => {
    if (!isNumber || typed === stored) return
    if (typed === '') return onCommit(null)
    const next = bound === undefined ? Number(typed) : bound(Number(typed))
    setDraft(String(next))
    onCommit(next)
  }
  return (
    <Field
      layout="beside"
      isReadOnly={useIsReadOnly()}
      label={label}
      suffix={suffix}
      value={draft}
      fault={isNumber ? null : fault}
      onChange={setDraft}
      onCommit={commit}
    />
  )
}

interface DateLineProps extends LineProps<string> {
  /** Of the issue, for days that are typed without one. */
  readonly year: number | null
}

export function DateLine({ label, value, year, onCommit }: DateLineProps) {
  const [draft, setDraft] = useDraft(value === null ? '' : shown(value))
  const typed = typedDate(draft, year)
  return (
    <Field
      layout="beside"
      isReadOnly={useIsReadOnly()}
      label={label}
      placeholder="签发后填"
      value={draft}
      fault={typed.ok ? null : typed.message}
      onChange={setDraft}
      onCommit={() => {
        if (typed.ok && typed.value !== value) onCommit(typed.value)
      }}
    />
  )
}

function shown(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
