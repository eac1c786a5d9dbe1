import { FileText } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { Icon } from '../ui/index.ts'
import type { ListedFile } from './app-state.ts'
import styles from './library-list.module.css'

interface LibraryListProps {
  readonly label: string
  readonly files: readonly ListedFile[]
  readonly onOpen: (path: string) => void
}

/** Issues by name, with folder and date; Enter or a click opens one. */
export function LibraryList({ label, files, onOpen }: LibraryListProps) {
  return (
    <ListBox
      aria-label={label}
      className={styles.list ?? ''}
      onAction={(key) => onOpen(String(key))}
    >
      {files.map(({ path, modifiedAt }) => (
        <ListBoxItem key={path} id={path} textValue={nameOf(path)} className={styles.item ?? ''}>
          <Icon of={FileText} />
          <span className={styles.name}>{nameOf(path)}</span>
          <span className={styles.folder}>{folderOf(path)}</span>
          <time className={styles.time} dateTime={modifiedAt}>
            {dayOf(modifiedAt)}
          </time>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}

/** The last part of a path, without the extension that all of them share. */
export function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.neikan$/i, '')
}

export function folderOf(path: string): string {
  return path.split(/[/\\]/).slice(0, -1).join(' / ')
}

/** 14:02 for today, else 11月20日, with the year where it is another. */
export function dayOf(iso: string): string {
  const at = new Date(iso)
  const now = new Date()
  if (at.toDateString() === now.toDateString()) {
    return `今天 ${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
  }
  const day = `${at.getMonth() + 1}月${at.getDate()}日`
  return at.getFullYear() === now.getFullYear() ? day : `${at.getFullYear()}年${day}`
}
