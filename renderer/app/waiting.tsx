import { useEffect, useState } from 'react'
import type { ReadingStage } from '../../host/contract.ts'
import { Button } from '../ui/index.ts'
import { useApp, useAppState } from './context.tsx'
import styles from './waiting.module.css'

const stageWords: Readonly<Record<ReadingStage, string>> = {
  unpack: '读取文件',
  recognise: '识别结构',
}

/** Reading is a matter of a moment: only what takes longer is spoken of. */
const patienceMs = 800

/** What is being waited for, how far it is, and a way out. */
export function Waiting() {
  const waitingFor = useAppState((state) => state.waitingFor)
  return waitingFor === null ? null : <Notice key={waitingFor} word={waitingFor} />
}

function Notice({ word }: { readonly word: string }) {
  const { desk } = useApp()
  const [isLong, setLong] = useState(false)
  const [stage, setStage] = useState<ReadingStage | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    const stop = desk.onNotice('readingProgress', (notice) => setStage(notice.stage))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [desk])
  if (!isLong) return null
  return (
    <div className={styles.notice} role="status">
      <span>
        {word}
        {stage === null ? '' : `：${stageWords[stage]}`}……
      </span>
      <Button tone="outline" onPress={() => void desk.request('cancelReading', null)}>
        取消
      </Button>
    </div>
  )
}
