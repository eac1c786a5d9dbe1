import type { ReactNode } from 'react'
import type { ImportReport } from '../app/app-state.ts'
import { groupDropped, recognisedParts } from '../app/import-report.ts'
import styles from './import-pane.module.css'

/** 导入报告: what became of the manuscripts, the latest first, to be read beside the pages. */
export function ImportPane(props: { readonly importReports: readonly ImportReport[] }) {
  return props.importReports.map((importReport, index) => (
    <Report key={props.importReports.length - index} importReport={importReport} />
  ))
}

/** Doubts come first. */
function Report({ importReport }: { readonly importReport: ImportReport }) {
  const { name, report } = importReport
  const { warnings, dropped, converted, removedControls } = report
  return (
    <div className={styles.pane}>
      <p className={styles.source}>{`来自“${name}”，行号是原稿的行号。`}</p>
      {warnings.length > 0 && (
        <Group title={`请核对 ${warnings.length} 处`}>
          <ul className={styles.list}>
            {warnings.map(({ line, text, message }, index) => (
              <li key={index} className={styles.warning}>
                <Place line={line}>{message}</Place>
                {text !== '' && <q className={styles.quote}>{text}</q>}
              </li>
            ))}
          </ul>
        </Group>
      )}
      <Group title="认出来的">
        <p className={styles.parts}>
          {recognisedParts(importReport).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
      </Group>
      {dropped.length > 0 && (
        <Group title={`没有照抄的 ${dropped.length} 处`}>
          <ul className={styles.list}>
            {groupDropped(dropped).map((group) => (
              <li key={group.reason}>
                <p className={styles.reason}>
                  <span>{group.reason}</span>
                  <small>{`${group.count} 处`}</small>
                </p>
                {group.texts.length > 0 && <p>{shorten(group.texts, 6, ' ')}</p>}
                <p className={styles.lines}>{`第 ${shorten(group.lines, 8, '、')} 行`}</p>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {converted.length > 0 && (
        <Group title="填进栏目里的">
          <ul className={styles.list}>
            {converted.map(({ line, text, field }, index) => (
              <li key={index}>
                <Place line={line}>{`${field}：${text}`}</Place>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {removedControls > 0 && (
        <p className={styles.source}>{`另去掉了 ${removedControls} 个印不出来的控制字符。`}</p>
      )}
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Place({ line, children }: { readonly line: number; readonly children: string }) {
  return (
    <p className={styles.reason}>
      <span>{children}</span>
      <small>{`第 ${line} 行`}</small>
    </p>
  )
}

/** The first few, and how many there are where that is not all. */
function shorten(items: readonly (string | number)[], most: number, between: string): string {
  if (items.length <= most) return items.join(between)
  return `${items.slice(0, most).join(between)} 等 ${items.length}`
}
