import { useRef, type KeyboardEvent } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** When the field is left, or Enter is pressed. */
  readonly onCommit?: () => void
  readonly onComposing?: (isComposing: boolean) => void
  readonly onEnter?: () => void
  /** Before what the field does with a key; one that is prevented is done with. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly suffix?: string
  readonly hint?: string
  /** What is wrong with the value; null when nothing is. */
  readonly fault?: string | null
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly layout?: 'stacked' | 'beside'
}

/** One line of text with its label. Enter that ends a composition commits nothing. */
export function Field(props: FieldProps) {
  const { label, value, onChange, onCommit, suffix, hint, fault = null, placeholder } = props
  const isComposing = useRef(false)
  return (
    <TextField
      className={`${styles.field} ${styles[props.layout ?? 'stacked']}`}
      value={value}
      onChange={onChange}
      isInvalid={fault !== null}
      autoFocus={props.autoFocus === true}
      isReadOnly={props.isReadOnly === true}
      autoComplete="off"
      {...(onCommit === undefined ? {} : { onBlur: onCommit })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.box}>
        <Input
          className={styles.input ?? ''}
          spellCheck={false}
          {...(props.onKeyDown && { 'data-own-escape': '' })}
          {...(placeholder === undefined ? {} : { placeholder })}
          onCompositionStart={() => {
            isComposing.current = true
            props.onComposing?.(true)
          }}
          onCompositionEnd={() => {
            isComposing.current = false
            props.onComposing?.(false)
          }}
          onKeyDown={(event) => {
            if (!isComposing.current) props.onKeyDown?.(event)
            if (event.defaultPrevented || event.key !== 'Enter' || isComposing.current) return
            // Or the key goes on to whatever button the answer to it brings up.
            event.preventDefault()
            onCommit?.()
            props.onEnter?.()
          }}
        />
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
      </div>
      {hint !== undefined && fault === null && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.fault ?? ''}>{fault}</FieldError>
    </TextField>
  )
}
