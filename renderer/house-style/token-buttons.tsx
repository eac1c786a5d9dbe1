import { useRef, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Token } from '../../core/template/index.ts'
import { shownToken } from './style-tokens.ts'
import styles from './house-style.module.css'

interface TokenButtonsProps {
  readonly label: string
  readonly tokens: readonly Token[]
  /** The words with a token where the caret is, or was last. */
  readonly onInsert: (words: string) => void
  /** The field of the wording. */
  readonly children: ReactNode
}

/** What a wording may leave open, to be put in with a click instead of typed with its braces. */
export function TokenButtons({ label, tokens, onInsert, children }: TokenButtonsProps) {
  const box = useRef<HTMLDivElement>(null)
  const insert = (token: Token) => {
    const input = box.current?.querySelector('input')
    if (!input) return
    const { value, selectionStart, selectionEnd } = input
    const start = selectionStart ?? value.length
    const before = value.slice(0, start) + shownToken(token)
    onInsert(before + value.slice(selectionEnd ?? start))
    // Once the field shows it: a changed value has its caret at the end.
    requestAnimationFrame(() => input.setSelectionRange(before.length, before.length))
  }
  return (
    <div ref={box} role="group" aria-label={label}>
      {children}
      <div className={styles.tokens}>
        {tokens.map((token) => (
          <Button
            key={token}
            className={styles.token ?? ''}
            preventFocusOnPress
            aria-label={`插入${shownToken(token)}`}
            onPress={() => insert(token)}
          >
            {shownToken(token)}
          </Button>
        ))}
      </div>
    </div>
  )
}
