import { Archive, Clock, LayoutTemplate, Plus, Trash2 } from 'lucide-react'
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components'
import type { LibraryListing } from '../../host/contract.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { Button, Icon } from '../ui/index.ts'
import { askForPublication, chooseLibrary } from './library-actions.ts'
import {
  archivePlace,
  binPlace,
  recentPlace,
  stylesPlace,
  type Publication,
} from './publications.ts'
import styles from './places-pane.module.css'

interface PlacesPaneProps {
  readonly listing: LibraryListing
  readonly publications: readonly Publication[]
  readonly place: string
  readonly onPlace: (place: string) => void
}

/** The left pane: publications, and what is no publication. */
export function PlacesPane({ listing, publications, place, onPlace }: PlacesPaneProps) {
  const app = useApp()
  const archived = listing.issues.filter(({ isArchived }) => isArchived).length
  const choose = (keys: Selection) => {
    const [key] = keys === 'all' ? [] : [...keys]
    if (key !== undefined) onPlace(String(key))
  }
  const selection = { selectionMode: 'single', disallowEmptySelection: true } as const
  const selectedKeys = new Set([place])
  return (
    <nav className={styles.pane} data-pane="structure" aria-label="刊物">
      <div className={styles.head}>
        <h2>刊物</h2>
        <Button tone="icon" label="新建刊物" onPress={() => askForPublication(app)}>
          <Icon of={Plus} />
        </Button>
      </div>
      <ListBox
        aria-label="刊物"
        className={styles.list ?? ''}
        {...selection}
        selectedKeys={selectedKeys}
        onSelectionChange={choose}
      >
        {publications.map(({ key, name, year, countOfYear }) => (
          <ListBoxItem key={key} id={key} textValue={name} className={styles.publication ?? ''}>
            <i className={styles.sheet} aria-hidden="true" />
            <span>
              <span className={styles.name}>{name}</span>
              <small>{`${year === null ? '未编年' : `${year}年`} · ${countOfYear} 期`}</small>
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <div className={styles.head}>
        <h2>其他</h2>
      </div>
      <ListBox
        aria-label="其他"
        className={styles.list ?? ''}
        {...selection}
        selectedKeys={selectedKeys}
        onSelectionChange={choose}
      >
        <ListBoxItem id={recentPlace} textValue="最近打开" className={styles.other ?? ''}>
          <Icon of={Clock} />
          最近打开
        </ListBoxItem>
        <ListBoxItem id={stylesPlace} textValue="版式" className={styles.other ?? ''}>
          <Icon of={LayoutTemplate} />
          版式
        </ListBoxItem>
        <ListBoxItem id={archivePlace} textValue="已归档" className={styles.other ?? ''}>
          <Icon of={Archive} />
          <span className={styles.grow}>已归档</span>
          <small>{archived === 0 ? '' : archived}</small>
        </ListBoxItem>
        <ListBoxItem id={binPlace} textValue="回收站" className={styles.other ?? ''}>
          <Icon of={Trash2} />
          回收站
        </ListBoxItem>
      </ListBox>
      <Folder listing={listing} />
    </nav>
  )
}

/** Where the files lie; the browser desk was given its folder when it was started. */
function Folder({ listing }: { readonly listing: LibraryListing }) {
  const app = useApp()
  const isDesktop = useAppState((state) => state.start?.shell === 'electron')
  return (
    <div className={styles.folder}>
      {listing.pending > 0 && (
        <p role="status">{`正在读取其余 ${listing.pending.toLocaleString('zh-CN')} 个文件`}</p>
      )}
      <p title={listing.folder}>{`文库“${listing.name}”`}</p>
      {isDesktop && <Button onPress={() => void chooseLibrary(app)}>更换…</Button>}
    </div>
  )
}
