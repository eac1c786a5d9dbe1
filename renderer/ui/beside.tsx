import { useId } from 'react'
import styles from './beside.module.css'

/** A control that is no field of text, with its label beside it. */
export function Beside({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.beside} role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      {children}
    </div>
  )
}
