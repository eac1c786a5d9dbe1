import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Button, Icon } from '../ui/index.ts'
import { dismissToast } from './app.ts'
import type { Toast } from './app-state.ts'
import { useApp, useAppState } from './context.tsx'
import styles from './toasts.module.css'

/** Quiet messages above the status bar; screen readers hear them. */
export function Toasts() {
  const toasts = useAppState((state) => state.toasts)
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastView({ toast }: { readonly toast: Toast }) {
  const { store } = useApp()
  return (
    <div className={`${styles.toast} ${styles[toast.tone]}`}>
      <Icon of={toast.tone === 'done' ? CircleCheck : CircleAlert} />
      <p className={styles.text}>{toast.text}</p>
      {toast.actions.map((action) =>
        'href' in action ? (
          <a key={action.label} className={styles.action} href={action.href} download>
            {action.label}
          </a>
        ) : (
          <button key={action.label} type="button" className={styles.action} onClick={action.run}>
            {action.label}
          </button>
        ),
      )}
      <Button tone="icon" label="收起" onPress={() => dismissToast(store, toast.id)}>
        <Icon of={X} size={14} />
      </Button>
    </div>
  )
}
