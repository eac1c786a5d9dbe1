import { useState, type ReactNode } from 'react'
import { Beside, Choice, Field, type Option } from '../ui/index.ts'
import { useApp, useAppState, useSnapshot } from './context.tsx'
import { parsePageRange } from './page-range.ts'
import { printIssue } from './print-actions.ts'
import styles from './print-form.module.css'

type Range = 'all' | 'current' | 'some'

interface PrintFormProps {
  /** The button, given what it does; null while the form cannot be printed from. */
  readonly children: (print: (() => void) | null) => ReactNode
}

const overprints = [
  { id: 'all', name: '全部印' },
  { id: 'withoutRed', name: '不印红色部分' },
] as const

/** What only the program knows; copies and both sides are asked by the system's own dialog. */
export function PrintForm({ children }: PrintFormProps) {
  const app = useApp()
  const pageCount = useSnapshot(({ pages }) => pages?.pageCount ?? null) ?? 0
  const caretPage = useSnapshot(({ caret }) => caret.page) ?? 1
  const current = useAppState((state) => state.previewPage) ?? caretPage
  const isOverprint = useAppState((state) => state.isOverprinting)
  const [range, setRange] = useState<Range>('all')
  const [typed, setTyped] = useState('')
  const ranges: readonly Option<Range>[] = [
    { id: 'all', name: `全部 ${pageCount} 页` },
    { id: 'current', name: `当前页（第 ${current} 页）` },
    { id: 'some', name: '自选页码' },
  ]
  const chosen = parsePageRange(range === 'current' ? String(current) : typed, pageCount)
  const isReady = pageCount > 0 && (range === 'all' || chosen.ok)
  const print = () => {
    const pages = range === 'all' || !chosen.ok ? null : chosen.pages
    void printIssue(app, { pages, isOverprint })
  }
  return (
    <div className={styles.form}>
      <Beside label="范围">
        <Choice
          label="范围"
          options={ranges}
          value={range}
          placeholder=""
          isDisabled={false}
          onChoose={setRange}
        />
      </Beside>
      {range === 'some' && (
        <Field
          layout="beside"
          label="页码"
          placeholder="如 2-5,8"
          value={typed}
          fault={chosen.ok || typed.trim() === '' ? null : chosen.message}
          autoFocus
          onChange={setTyped}
          onEnter={() => isReady && print()}
        />
      )}
      <Beside label="套印">
        <Choice
          label="套印"
          options={overprints}
          value={isOverprint ? 'withoutRed' : 'all'}
          placeholder=""
          isDisabled={false}
          onChoose={(id) => app.store.set({ isOverprinting: id === 'withoutRed' })}
        />
      </Beside>
      {isOverprint && (
        <p className={styles.note}>纸上已印好红色的刊名和横线，这次留空，位置不动。</p>
      )}
      <p className={styles.note}>份数、双面、实际大小在下一步的打印窗口里选。</p>
      {children(isReady ? print : null)}
    </div>
  )
}
