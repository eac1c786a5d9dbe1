import {
  useEffect,
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
import { focusEditor } from './text-focus.ts'
import { viewOf } from './issue-session.ts'
import { showCaret } from './scroll-to-caret.ts'
import type { IssueSession } from './session.ts'
import { undoOf } from './undo-keys.ts'
import { useDraft } from './use-draft.ts'

interface FieldProps {
  readonly session: IssueSession
  readonly spec: FieldSpec
  readonly place: FieldPlace
  readonly isReadOnly: boolean
}

/** One field on the page. At rest it is invisible over the printed words. */
export function Field({ session, spec, place, isReadOnly }: FieldProps): ReactNode {
  const { editor } = session
  const draft = useDraft(session, {
    stored: spec.value,
    commit: (text) => spec.commit(editor, text),
  })
  const { refusal } = draft
  const [isFocused, setIsFocused] = useFieldFocus(session)
  const isCancelled = useRef(false)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const messageId = useId()

  // What was written elsewhere is selected as what stood there was.
  useLayoutEffect(() => {
    if (isFocused && draft.text === spec.value && !draft.isOwn) input.current?.select()
  }, [spec.value])

  const onBlur = () => {
    setIsFocused(false)
    if (isCancelled.current) draft.cancel()
    else draft.leave()
    isCancelled.current = false
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || isReadOnly) return
    const undo = undoOf(event)
    if (undo !== null) {
      event.preventDefault()
      if (undo === 'redo') editor.redo()
      else if (!draft.cancel()) editor.undo()
    } else if (event.key === 'Escape') {
      isCancelled.current = true
      focusEditor(editor)
    } else if (event.key === 'Tab' && !event.shiftKey && isLast(event.currentTarget)) {
      // The browser would go to the top of the text, wherever its caret is.
      event.preventDefault()
      focusEditor(editor)
      showCaret(editor)
    } else if (event.key === 'Enter' && (spec.kind !== 'lines' || event.ctrlKey)) {
      event.preventDefault()
      if (draft.settle() && !focusNext(event.currentTarget)) focusEditor(editor)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = spec.step(draft.text, event.key === 'ArrowUp' ? 1 : -1)
      if (next === null) return
      event.preventDefault()
      draft.setText(next)
    }
  }
  const shared = {
    ref: input,
    className: styles['input'],
    value: draft.text,
    placeholder: spec.hint,
    title: spec.label,
    'aria-label': spec.label,
    'aria-invalid': refusal !== null,
    'aria-describedby': refusal === null ? undefined : messageId,
    'data-field': spec.key,
    readOnly: isReadOnly,
    spellCheck: false,
    autoComplete: 'off',
    style: inputStyle(place),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      draft.setText(event.target.value),
    onCompositionStart: () => draft.setComposing(true),
    onCompositionEnd: () => draft.setComposing(false),
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
      data-refused={refusal !== null || undefined}
    >
      {spec.kind === 'lines' ? (
        <textarea {...shared} rows={1} />
      ) : (
        <input {...shared} type="text" inputMode={spec.kind === 'number' ? 'numeric' : 'text'} />
      )}
      {isFocused && !isReadOnly && refusal === null && spec.wordings && (
        <Wordings wordings={spec.wordings} value={draft.text} onChoose={draft.setText} />
      )}
      {refusal !== null && (
        <p id={messageId} role="alert" className={styles['message']}>
          {refusal}
        </p>
      )}
    </div>
  )
}

/** Whether a field has the keyboard: the caret is not in the text meanwhile. */
function useFieldFocus(session: IssueSession) {
  const [isFocused, setIsFocused] = useState(false)
  const view = viewOf(session)
  useEffect(() => {
    if (!isFocused) return
    view.setInField(true)
    return () => view.setInField(false)
  }, [view, isFocused])
  return [isFocused, setIsFocused] as const
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

const isLast = (input: HTMLElement): boolean =>
  input === [...document.querySelectorAll('[data-field]')].at(-1)

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

function inputStyle({ look, width, height, align, isTight }: FieldPlace): CSSProperties {
  const airPx = isTight ? 2 : 4
  return {
    ...look,
    lineHeight: look.lineHeight,
    margin: `0 ${-airPx}px`,
    // Beside the border of one pixel.
    padding: `0 ${airPx - 1}px`,
    outlineOffset: isTight ? -1 : 0,
    minWidth: width + 2 * airPx,
    minHeight: height,
    textAlign: align,
  }
}
