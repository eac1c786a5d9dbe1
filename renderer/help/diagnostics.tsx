import { useRef, useState } from 'react'
import { useApp } from '../app/context.tsx'
import { diagnosticReport } from '../app/diagnostics.ts'
import { Button } from '../ui/index.ts'
import styles from './help.module.css'

/** To be handed to whoever looks after the machine. */
export function Diagnostics() {
  const app = useApp()
  const [report] = useState(() => diagnosticReport(app))
  const [isCopied, setIsCopied] = useState(false)
  const words = useRef<HTMLTextAreaElement>(null)
  const copy = () => {
    words.current?.select()
    // The shell grants no permission to write the clipboard, and this needs none.
    setIsCopied(document.execCommand('copy'))
  }
  return (
    <div className={styles.diagnostics}>
      <p>出了毛病时交给单位的信息员。里面只有数字和程序自己的名称，没有刊物里的任何一个字。</p>
      <textarea ref={words} readOnly rows={14} aria-label="诊断报告" value={report} />
      <Button tone="outline" onPress={copy}>
        {isCopied ? '已复制' : '复制'}
      </Button>
    </div>
  )
}
