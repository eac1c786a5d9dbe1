import { leastColumnWidth, pageGeometry } from '../../core/galley/index.ts'
import {
  evenColumnWidths,
  setColumnWidth,
  wholeHeaderRows,
  type TableCell,
} from '../../core/model/index.ts'
import { CommandButton } from '../app/command-button.tsx'
import { useIsReadOnly } from '../app/context.tsx'
import {
  alignCells,
  selectedCells,
  setColumnWidths,
  setHeaderRows,
  type IssueSession,
} from '../editor/index.ts'
import { Beside, Segments } from '../ui/index.ts'
import { NumberLine } from './property-lines.tsx'
import styles from './properties-pane.module.css'

const alignments = [
  { id: 'left', name: '左' },
  { id: 'center', name: '中' },
  { id: 'right', name: '右' },
] as const

const mmPerPoint = 25.4 / 72

/** The table around the caret: its columns, its head, and how words stand in the selected cells. */
export function TableFields({ session }: { readonly session: IssueSession }) {
  const isReadOnly = useIsReadOnly()
  const { editor } = session
  const selected = selectedCells(editor)
  if (selected === null) return null
  const { table, cells } = selected
  const { template } = session.getSnapshot()
  const measureMm = pageGeometry(template).measure * mmPerPoint
  const from = Math.min(...cells.map(({ column }) => column))
  const to = Math.max(...cells.map(({ cell, column }) => column + cell.columnSpan))
  const inMm = (share: number) => Math.round(share * measureMm * 10) / 10
  const [widthMm, ...otherWidths] = table.columnWidths.slice(from, to).map(inMm)
  const isEven = otherWidths.every((each) => each === widthMm)
  const widthsWith = (columnMm: number) => {
    const wanted = ((to - from) * columnMm) / measureMm
    const least = leastColumnWidth(template)
    const widths = setColumnWidth(table.columnWidths, [from, to], wanted, least)
    return evenColumnWidths(widths, [from, to])
  }
  const [first, ...others] = cells.map(({ cell }) => cell.align)
  const align = others.every((each) => each === first) ? (first ?? null) : null
  return (
    <section className={styles.group} aria-label="表格">
      <h3>表格</h3>
      <NumberLine
        session={session}
        label="列宽"
        suffix="毫米"
        kind="length"
        value={isEven ? (widthMm ?? null) : null}
        bound={(columnMm) => inMm(widthsWith(columnMm)[from]!)}
        onCommit={(columnMm) => {
          if (columnMm !== null) setColumnWidths(editor, table.id, widthsWith(columnMm))
        }}
      />
      <NumberLine
        session={session}
        label="标题行"
        suffix="行"
        kind="countOrNone"
        value={table.headerRows}
        bound={(rows) => wholeHeaderRows(table, Math.min(rows, table.children.length - 1))}
        onCommit={(rows) => setHeaderRows(editor, table.id, rows ?? 0)}
      />
      <Beside label="对齐">
        <Segments<TableCell['align']>
          label="对齐"
          options={alignments}
          value={align}
          isDisabled={isReadOnly}
          onChoose={(chosen) => alignCells(editor, chosen)}
        />
      </Beside>
      <div className={styles.actions}>
        <CommandButton id="even-columns" tone="outline">
          平均分布各列
        </CommandButton>
        <CommandButton id="fit-columns" tone="outline">
          根据内容调整列宽
        </CommandButton>
      </div>
      <p className={styles.hint}>标题行跨页时在每页开头重复。拖列之间的竖线也能调列宽。</p>
    </section>
  )
}
