import type { ReactNode } from 'react'
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components'
import styles from './modal.module.css'

interface ModalProps {
  readonly title: string
  readonly width?: 'narrow' | 'wide' | 'widest'
  readonly role?: 'dialog' | 'alertdialog'
  /** Esc and a click beside it; absent where something runs that must not be lost from sight. */
  readonly onDismiss: (() => void) | null
  readonly children: ReactNode
}

export function Modal({
  title,
  width = 'narrow',
  role = 'dialog',
  onDismiss,
  children,
}: ModalProps) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable={onDismiss !== null && role === 'dialog'}
      isKeyboardDismissDisabled={onDismiss === null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onDismiss?.()
      }}
    >
      <AriaModal className={`${styles.modal} ${styles[width]}`}>
        <Dialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}

/** The row of answers at a dialog's foot. */
export function Answers({ children }: { readonly children: ReactNode }) {
  return <div className={styles.answers}>{children}</div>
}
