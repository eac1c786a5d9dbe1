import type { ReactNode } from 'react'
import { Button as AriaButton, ToggleButton as AriaToggleButton } from 'react-aria-components'
import { Tip } from './tip.tsx'
import styles from './button.module.css'

export type ButtonTone = 'plain' | 'icon' | 'outline' | 'main' | 'danger'

interface ButtonProps {
  readonly children: ReactNode
  readonly tone?: ButtonTone
  readonly isLarge?: boolean
  /** Name of a button that shows only an icon, and the tooltip's first word. */
  readonly label?: string | undefined
  readonly shortcut?: string | null
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  /** A button of a bar leaves the focus, and with it the caret, where it is. */
  readonly keepsFocus?: boolean
  readonly onPress: () => void
}

export function Button(props: ButtonProps) {
  const { children, tone = 'plain', isLarge, label, shortcut = null, keepsFocus, ...rest } = props
  const button = (
    <AriaButton
      {...rest}
      className={classOf(tone, isLarge)}
      preventFocusOnPress={keepsFocus === true}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  )
  return label === undefined && shortcut === null ? (
    button
  ) : (
    <Tip text={label ?? null} shortcut={shortcut}>
      {button}
    </Tip>
  )
}

interface ToggleProps {
  readonly children: ReactNode
  readonly label: string
  readonly shortcut: string | null
  readonly isIcon: boolean
  readonly isSelected: boolean
  readonly isDisabled: boolean
  readonly keepsFocus?: boolean
  readonly onPress: () => void
}

export function Toggle(props: ToggleProps) {
  const { children, label, shortcut, isIcon, isSelected, isDisabled, keepsFocus, onPress } = props
  return (
    <Tip text={label} shortcut={shortcut}>
      <AriaToggleButton
        className={classOf(isIcon ? 'icon' : 'plain')}
        isSelected={isSelected}
        isDisabled={isDisabled}
        preventFocusOnPress={keepsFocus === true}
        onChange={onPress}
        aria-label={label}
      >
        {children}
      </AriaToggleButton>
    </Tip>
  )
}

function classOf(tone: ButtonTone, isLarge = false): string {
  const named = tone === 'plain' ? '' : styles[tone]
  return [styles.button, named, isLarge ? styles.large : ''].filter(Boolean).join(' ')
}
