import type { ReactNode } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import styles from './issue-list.module.css'

export interface ListRow {
  readonly id: string
  readonly title: string
  /** Behind the title. */
  readonly note: string
  /** At the right end. */
  readonly aside: string
  /** Below the title; '' for none. */
  readonly text: string
}

interface IssueListProps {
  readonly label: string
  readonly rows: readonly ListRow[]
  readonly chosen: string | null
  /** Words that are lit up in the rows. */
  readonly words: readonly string[]
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** Issues or places in them, one a row. Arrows choose, Enter and a double click open. */
export function IssueList({ label, rows, chosen, words, onChoose, onOpen }: IssueListProps) {
  if (rows.length === 0) return null
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 45 }}>
      <GridList
        aria-label={label}
        className={styles.list ?? ''}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys]
          if (id !== undefined) onChoose(String(id))
        }}
        onAction={(key) => onOpen(String(key))}
      >
        {rows.map(({ id, title, note, aside, text }) => (
          <GridListItem key={id} id={id} textValue={title} className={styles.row ?? ''}>
            <span className={styles.title}>
              <strong>{lit(title, words)}</strong>
              <span>{lit(note, words)}</span>
            </span>
            <small>{aside}</small>
            {text !== '' && <span className={styles.text}>{lit(text, words)}</span>}
          </GridListItem>
        ))}
      </GridList>
    </Virtualizer>
  )
}

/** A text with the words that were looked for marked in it. */
function lit(text: string, words: readonly string[]): ReactNode {
  const found = words
    .map((word) => ({ word, at: text.toLowerCase().indexOf(word.toLowerCase()) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0]
  if (found === undefined) return text
  const end = found.at + found.word.length
  return (
    <>
      {text.slice(0, found.at)}
      <mark>{text.slice(found.at, end)}</mark>
      {lit(text.slice(end), words)}
    </>
  )
}
