import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import styles from './tip.module.css'

interface TipProps {
  /** Null where the control already says its name. */
  readonly text: string | null
  readonly shortcut?: string | null
  readonly children: ReactElement
}

/** Name and shortcut of a control, after a moment of hovering or with the keyboard's focus. */
export function Tip({ text, shortcut = null, children }: TipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {text}
        {shortcut !== null && <kbd className={styles.keys}>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
