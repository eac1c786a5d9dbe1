import { Check } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { Answers, Button, Icon, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import { useApp, useSnapshot } from './context.tsx'
import styles from './dialogs.module.css'
import { printIssue } from './print-actions.ts'

/** What only the program knows; pages, copies and both sides are asked by the system's own dialog. */
export function PrintDialog() {
  const app = useApp()
  const [isOverprint, setIsOverprint] = useState(false)
  const pageCount = useSnapshot(({ pages }) => pages?.pageCount ?? null)
  const isDuplex = useSnapshot(({ galley }) => galley.duplex) ?? false
  return (
    <Modal title="打印" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>
        {`共 ${pageCount ?? '？'} 页${isDuplex ? '，按双面印刷编排' : ''}。` +
          '页码范围、份数和双面在下一步的打印窗口里选；比例选“实际大小”。'}
      </p>
      <Checkbox className={styles.check ?? ''} isSelected={isOverprint} onChange={setIsOverprint}>
        <span className={styles.box}>
          <Icon of={Check} size={12} />
        </span>
        <span>套印：纸上已印好红色的刊名和横线，这次不再印</span>
      </Checkbox>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
        <Button tone="main" isLarge autoFocus onPress={() => void printIssue(app, { isOverprint })}>
          选打印机
        </Button>
      </Answers>
    </Modal>
  )
}
