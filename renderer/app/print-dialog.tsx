import { Answers, Button, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import { useApp } from './context.tsx'
import { PrintForm } from './print-form.tsx'

export function PrintDialog() {
  const app = useApp()
  return (
    <Modal title="打印" onDismiss={() => closeDialog(app)}>
      <PrintForm>
        {(print) => (
          <Answers>
            <Button isLarge onPress={() => closeDialog(app)}>
              取消
            </Button>
            <Button
              tone="main"
              isLarge
              autoFocus
              isDisabled={print === null}
              onPress={() => print?.()}
            >
              打印…
            </Button>
          </Answers>
        )}
      </PrintForm>
    </Modal>
  )
}
