/** One value of the issue as a line of the properties pane. */
import { useEffect, useState } from 'react'
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
  return <Field layout="beside" label={label} value={draft} onChange={setDraft} onCommit={commit} />
}

export function NumberLine({
  label,
  value,
  onCommit,
  suffix,
}: LineProps<number> & { suffix: string }) {
  const stored = value === null ? '' : String(value)
  const [draft, setDraft] = useDraft(stored)
  const typed = draft.trim().normalize('NFKC')
  const isNumber = typed === '' || /^[1-9]\d{0,5}$/.test(typed)
  return (
    <Field
      layout="beside"
      label={label}
      suffix={suffix}
      value={draft}
      fault={isNumber ? null : '这里填一个整数，如 4。'}
      onChange={setDraft}
      onCommit={() => {
        if (isNumber && typed !== stored) onCommit(typed === '' ? null : Number(typed))
      }}
    />
  )
}

export function DateLine({ label, value, onCommit }: LineProps<string>) {
  const [draft, setDraft] = useDraft(value === null ? '' : shown(value))
  const iso = draft.trim() === '' ? null : isoOf(draft)
  return (
    <Field
      layout="beside"
      label={label}
      placeholder="签发后填"
      value={draft}
      fault={iso === undefined ? '没有这一天。写成 2026年11月20日或 2026-11-20。' : null}
      onChange={setDraft}
      onCommit={() => {
        if (iso !== undefined && iso !== value) onCommit(iso)
      }}
    />
  )
}

function shown(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** Undefined for what names no day. */
function isoOf(text: string): string | undefined {
  const match = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text.trim().normalize('NFKC'))
  if (match === null) return undefined
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
