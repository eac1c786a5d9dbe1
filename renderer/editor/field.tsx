import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import type { FieldPlace } from './field-places.ts'
import type { FieldSpec } from './fields.ts'
import styles from './fields.module.css'
import { focusEditor } from './focus-editor.ts'
import type { BulletinEditor } from './slate-types.ts'

interface FieldProps {
  readonly editor: BulletinEditor
  readonly spec: FieldSpec
  readonly place: FieldPlace
  readonly isReadOnly: boolean
}

/**
 * One field on the page. At rest it is invisible over the printed words; in use it holds a draft that
 * goes into the bulletin on Enter or when the field is left, never while an input method composes.
 */
export function Field({ editor, spec, place, isReadOnly }: FieldProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const [isFocused, setIsFocused] = useState(false)
  const isCancelled = useRef(false)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const messageId = useId()

  // What was written elsewhere, or a moment ago here, is selected as what stood there was.
  useLayoutEffect(() => {
    if (isFocused && draft === null) input.current?.select()
  }, [spec.value])

  const reset = () => {
    setDraft(null)
    setMessage(null)
  }
  const commit = (text: string): boolean => {
    if (text === spec.value) {
      reset()
      return true
    }
    const refused = spec.commit(editor, text)
    setMessage(refused)
    if (refused === null) setDraft(null)
    return refused === null
  }
  const onBlur = () => {
    setIsFocused(false)
    if (isCancelled.current) reset()
    else if (draft !== null) commit(draft)
    isCancelled.current = false
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || isReadOnly) return
    if (isUndo(event)) {
      event.preventDefault()
      if (draft !== null && draft !== spec.value) reset()
      else if (event.key.toLowerCase() === 'y' || event.shiftKey) editor.redo()
      else editor.undo()
    } else if ((event.ctrlKey || event.metaKey) && event.key.length === 1 && draft !== null) {
      // A command such as saving takes the field as it stands.
      if (!isTextKey(event)) commit(draft)
    } else if (event.key === 'Escape') {
      isCancelled.current = true
      focusEditor(editor)
    } else if (event.key === 'Enter' && (spec.kind !== 'lines' || event.ctrlKey)) {
      event.preventDefault()
      if (commit(event.currentTarget.value) && !focusNext(event.currentTarget)) {
        focusEditor(editor)
      }
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = spec.step(draft ?? spec.value, event.key === 'ArrowUp' ? 1 : -1)
      if (next === null) return
      event.preventDefault()
      setDraft(next)
    }
  }
  const shared = {
    ref: input,
    className: styles['input'],
    value: draft ?? spec.value,
    placeholder: spec.hint,
    title: spec.label,
    'aria-label': spec.label,
    'aria-invalid': message !== null,
    'aria-describedby': message === null ? undefined : messageId,
    'data-field': spec.key,
    readOnly: isReadOnly,
    spellCheck: false,
    autoComplete: 'off',
    style: inputStyle(place),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setDraft(event.target.value),
    onFocus: (event: { target: HTMLInputElement | HTMLTextAreaElement }) => {
      event.target.select()
      setIsFocused(true)
    },
    onBlur,
    onKeyDown,
  }
  return (
    <div
      className={styles['field']}
      style={fieldStyle(place)}
      data-empty={place.isEmpty || undefined}
      data-absent={place.isAbsent || undefined}
      data-dirty={draft !== null || undefined}
    >
      {spec.kind === 'lines' ? (
        <textarea {...shared} rows={1} />
      ) : (
        <input {...shared} type="text" inputMode={spec.kind === 'number' ? 'numeric' : 'text'} />
      )}
      {isFocused && !isReadOnly && message === null && spec.wordings && (
        <Wordings wordings={spec.wordings} value={draft ?? spec.value} onChoose={setDraft} />
      )}
      {message !== null && (
        <p id={messageId} role="alert" className={styles['message']}>
          {message}
        </p>
      )}
    </div>
  )
}

interface WordingsProps {
  readonly wordings: readonly string[]
  readonly value: string
  readonly onChoose: (wording: string) => void
}

/** Usual wordings under a field: a click takes one into the draft, and ↑ ↓ in the field do. */
function Wordings({ wordings, value, onChoose }: WordingsProps): ReactNode {
  return (
    <ul className={styles['wordings']} aria-label="常用写法">
      {wordings.map((wording) => (
        <li key={wording}>
          <button
            type="button"
            tabIndex={-1}
            aria-pressed={wording === value}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(wording)}
          >
            {wording.replace('\n', ' ')}
          </button>
        </li>
      ))}
    </ul>
  )
}

function isUndo(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  return (event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y')
}

/** Select all, copy, cut and paste are the field's own. */
function isTextKey(event: KeyboardEvent): boolean {
  return ['a', 'c', 'x', 'v'].includes(event.key.toLowerCase())
}

/** Enter goes on to the next field, as in a form; none of another page is one. */
function focusNext(input: HTMLElement): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-field]')]
  const next = all[all.indexOf(input) + 1]
  if (next === undefined || partOf(next) !== partOf(input)) return false
  next.focus()
  return true
}

/** masthead or imprint. */
const partOf = ({ dataset }: HTMLElement): string => dataset['field']!.split('.')[0]!

function fieldStyle({ left, top, width, height, align }: FieldPlace): CSSProperties {
  return {
    left,
    top,
    width,
    height,
    justifyContent: align === 'left' ? 'start' : align === 'right' ? 'end' : 'center',
  }
}

function inputStyle({ look, width, height, align }: FieldPlace): CSSProperties {
  return {
    ...look,
    lineHeight: look.lineHeight,
    minWidth: `calc(${width}px + 8px)`,
    minHeight: height,
    textAlign: align,
  }
}
