import { LayoutTemplate } from 'lucide-react'
import type { LibraryListing, StyleChoice } from '../../host/contract.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { openStyle } from '../house-style/index.ts'
import { Icon } from '../ui/index.ts'
import styles from './recent-list.module.css'
import view from './publication-view.module.css'

/** 版式: those that publications go on in, and those that ship. A click opens one to change it. */
export function StyleList({ listing }: { readonly listing: LibraryListing }) {
  const templates = useAppState((state) => state.start?.templates ?? null) ?? []
  return (
    <main className={view.main} data-pane="text">
      <div className={view.head}>
        <h2>版式</h2>
        <p>点一种打开，改好存给一种刊物的以后各期。已印发的各期保留当时的版式。</p>
      </div>
      <ul className={styles.list}>
        {listing.styles.map(({ nameplate, name }) => (
          <Row
            key={`kept ${nameplate}`}
            name={name}
            note={`“${nameplate}”以后各期`}
            choice={{ keptFor: nameplate }}
          />
        ))}
        {templates.map(({ id, name }) => (
          <Row key={id} name={name} note="自带" choice={{ templateId: id }} />
        ))}
      </ul>
    </main>
  )
}

interface RowProps {
  readonly name: string
  readonly note: string
  readonly choice: StyleChoice
}

function Row({ name, note, choice }: RowProps) {
  const app = useApp()
  return (
    <li className={styles.style}>
      <button type="button" className={styles.open} onClick={() => void openStyle(app, choice)}>
        <Icon of={LayoutTemplate} />
        <span className={styles.name}>{name}</span>
        <span className={styles.where}>{note}</span>
      </button>
    </li>
  )
}
