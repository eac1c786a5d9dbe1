/** One value of a house style, changed by the control of its kind. */
import { useEffect, useState } from 'react'
import { Switch } from 'react-aria-components'
import { pointsOf, typeSizes, type TypeSize } from '../../core/text/index.ts'
import { fontRoles, type FontRole, type Template } from '../../core/template/index.ts'
import type { OpenIssue } from '../app/app-state.ts'
import { Beside, Choice, Field } from '../ui/index.ts'
import { NameplateControl } from './nameplate-control.tsx'
import { changeValue, valueAt } from './style-draft.ts'
import type { StyleField } from './style-sections.ts'
import { shownWording, storedWording, wordingFault } from './style-tokens.ts'
import { TokenButtons } from './token-buttons.tsx'
import styles from './house-style.module.css'

interface StyleControlProps {
  readonly field: StyleField
  readonly issue: OpenIssue
  readonly template: Template
  readonly onChange: (template: Template) => void
  /** A value was refused and stands in its field; the answer is called when it no longer does. */
  readonly onRefused: () => () => void
}

export function StyleControl({ field, issue, template, onChange, onRefused }: StyleControlProps) {
  const value = valueAt(template, field.path)
  const [fault, setFault] = useState<string | null>(null)
  const isRefused = fault !== null
  useEffect(() => (isRefused ? onRefused() : undefined), [isRefused, onRefused])
  const put = (next: unknown) => {
    const changed = changeValue(template, field.path, next)
    setFault(changed.ok ? null : changed.message)
    if (changed.ok) onChange(changed.template)
  }
  switch (field.kind) {
    case 'text':
      return <Typed field={field} stored={String(value)} fault={fault} onCommit={put} />
    case 'wording': {
      const shown = shownWording(String(value))
      const commit = (typed: string) => put(storedWording(typed))
      return (
        <TokenButtons label={field.label} tokens={field.tokens} onInsert={commit}>
          <Typed
            field={field}
            stored={shown}
            fault={wordingFault(String(value), field.tokens)}
            onCommit={commit}
          />
        </TokenButtons>
      )
    }
    case 'words': {
      const commit = (typed: string) =>
        put(
          typed
            .split('、')
            .map((word) => word.trim())
            .filter(Boolean),
        )
      const stored = (value as readonly string[]).join('、')
      return <Typed field={field} stored={stored} fault={fault} onCommit={commit} />
    }
    case 'number': {
      const stored =
        value === null
          ? ''
          : String(typeof value === 'string' ? pointsOf(value as TypeSize) : value)
      // 一号 is a size where a number of points is one.
      const commit = (typed: string) =>
        put(Object.hasOwn(typeSizes, typed.trim()) ? typed.trim() : numberOf(typed))
      return (
        <Typed field={field} stored={stored} unit={field.unit} fault={fault} onCommit={commit} />
      )
    }
    case 'size':
      return (
        <Beside label={field.label}>
          <SizeChoice label={field.label} size={value as TypeSize} onChoose={put} />
        </Beside>
      )
    case 'font':
      return (
        <Beside label={field.label}>
          <Choice
            label={field.label}
            options={fontRoles.map((role) => ({ id: role, name: template.fonts[role].name }))}
            value={value as FontRole | null}
            placeholder="同正文"
            isDisabled={false}
            onChoose={put}
          />
        </Beside>
      )
    case 'choice':
      return (
        <Beside label={field.label}>
          <Choice
            label={field.label}
            options={field.options}
            value={String(value)}
            placeholder=""
            isDisabled={false}
            onChoose={put}
          />
        </Beside>
      )
    case 'switch':
      return (
        <Switch className={styles.switch ?? ''} isSelected={value === true} onChange={put}>
          <span>{field.label}</span>
          <i />
        </Switch>
      )
    case 'nameplate':
      return <NameplateControl field={field} issue={issue} template={template} onChoose={put} />
    case 'colour':
      return <Colour field={field} stored={String(value)} fault={fault} onCommit={put} />
  }
}

/** Undefined for what is no number, so that the template refuses it in words. */
function numberOf(typed: string): number | undefined {
  const text = typed.trim().normalize('NFKC').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

interface TypedProps {
  readonly field: StyleField
  readonly stored: string
  readonly unit?: string
  readonly fault: string | null
  readonly onCommit: (typed: string) => void
}

/** What is typed counts once the field is left, so that each field is one step of undo. */
function Typed({ field, stored, unit, fault, onCommit }: TypedProps) {
  const [typed, setTyped] = useState(stored)
  useEffect(() => setTyped(stored), [stored])
  return (
    <Field
      layout="beside"
      label={field.label}
      value={typed}
      fault={fault}
      {...(unit === undefined ? {} : { suffix: unit })}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
      onChange={setTyped}
      onCommit={() => {
        if (typed !== stored || fault !== null) onCommit(typed)
      }}
    />
  )
}

/** The swatch opens the system's own choice of colours. */
function Colour(props: TypedProps) {
  const { field, stored, onCommit } = props
  return (
    <div className={styles.colour}>
      <Typed {...props} onCommit={(typed) => onCommit(longColour(typed))} />
      <input
        type="color"
        aria-label={`${field.label}：选色`}
        value={stored.toLowerCase()}
        onChange={(event) => onCommit(event.target.value.toUpperCase())}
      />
    </div>
  )
}

/** #00F is short for #0000FF. */
const longColour = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/^#([0-9A-F])([0-9A-F])([0-9A-F])$/, '#$1$1$2$2$3$3')

interface SizeChoiceProps {
  readonly label: string
  readonly size: TypeSize
  readonly onChoose: (size: TypeSize) => void
}

/** 号 sizes with their points; a size that has no name stands first. */
function SizeChoice({ label, size, onChoose }: SizeChoiceProps) {
  const named = Object.entries(typeSizes).map(([id, points]) => ({
    id,
    name: `${id}（${points} 磅）`,
  }))
  const own = typeof size === 'number' ? [{ id: String(size), name: `${size} 磅` }] : []
  return (
    <Choice
      label={label}
      options={[...own, ...named]}
      value={String(size)}
      placeholder=""
      isDisabled={false}
      onChoose={(id) => {
        if (id in typeSizes) onChoose(id as TypeSize)
      }}
    />
  )
}
