import { CircleQuestionMark, FolderOpen, History, Search, Settings } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type RefObject } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import type { LibraryListing } from '../../host/contract.ts'
import type { StartAnswer } from '../app/app-state.ts'
import { CommandButton } from '../app/command-button.tsx'
import { requireCommand } from '../app/commands/index.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { importText } from '../app/manuscript-actions.ts'
import { Button, Icon, Menu } from '../ui/index.ts'
import { ArchiveList } from './archive-list.tsx'
import { BinList } from './bin-list.tsx'
import { FirstRun } from './first-run.tsx'
import { followLibrary } from './library-actions.ts'
import { PlacesPane } from './places-pane.tsx'
import { PublicationView } from './publication-view.tsx'
import {
  archivePlace,
  binPlace,
  publicationsOf,
  recentPlace,
  stylesPlace,
  type Publication,
} from './publications.ts'
import { RecentList } from './recent-list.tsx'
import { SearchResults } from './search-results.tsx'
import { LibrarySkeleton } from './skeleton.tsx'
import { StyleList } from './style-list.tsx'
import styles from './library-screen.module.css'

/** 台账: what is shown while no issue is open. */
export function LibraryScreen({ start }: { readonly start: StartAnswer }) {
  const app = useApp()
  const listing = useAppState((state) => state.library)
  const libraryPlace = useAppState((state) => state.libraryPlace)
  const [query, setQuery] = useState('')
  const [isOver, setIsOver] = useState(false)
  useEffect(() => followLibrary(app), [app])
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    const shown = listing && shownPublication(publicationsOf(listing), libraryPlace)
    if (file !== undefined)
      void importText(app, file, shown ? { after: shown.latest.path } : undefined)
  }
  return (
    <div
      className={styles.screen}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <Bar query={query} onQuery={setQuery} />
      <LostWords />
      {listing === null ? (
        <LibrarySkeleton />
      ) : isEmpty(listing) ? (
        <FirstRun start={start} listing={listing} />
      ) : (
        <Filled listing={listing} query={query} />
      )}
    </div>
  )
}

const isEmpty = ({ issues, faults, pending }: LibraryListing): boolean =>
  issues.length === 0 && faults.length === 0 && pending === 0

interface BarProps {
  readonly query: string
  readonly onQuery: (query: string) => void
}

function Bar({ query, onQuery }: BarProps) {
  const field = useRef<HTMLInputElement>(null)
  useFindKey(field)
  return (
    <header className={styles.bar} data-pane="command-bar">
      <h1>内刊</h1>
      <SearchField
        aria-label="在全部期刊中查找标题、正文、单位"
        className={styles.search ?? ''}
        value={query}
        onChange={onQuery}
      >
        <Icon of={Search} />
        <Input
          ref={field}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || (event.key === 'Enter' && query !== '')) enterList()
          }}
          placeholder="在全部期刊中查找标题、正文、单位"
          spellCheck={false}
        />
        {query === '' && <kbd>Ctrl+F</kbd>}
      </SearchField>
      <span className={styles.tools}>
        <HelpMenu />
        <CommandButton id="settings" icon={Settings} keepsFocus={false} />
        <CommandButton id="open-issue" icon={FolderOpen} tone="outline" isLarge keepsFocus={false}>
          打开…
        </CommandButton>
      </span>
    </header>
  )
}

/** From the field on to what was found, as ↓ does in a search on a web page. */
function enterList(): void {
  document.querySelector<HTMLElement>('[data-pane="text"] [role="row"]')?.focus()
}

/** The desktop shell has it in its menu bar too. */
function HelpMenu() {
  const app = useApp()
  const entries = ['shortcuts', 'news', 'diagnostics', 'about'].map((id) => {
    const { name, shortcut, run } = requireCommand(id)
    return { id, name, shortcut, run: () => void run({ app, session: null }) }
  })
  return (
    <Menu label="帮助" entries={entries}>
      <AriaButton className={styles.help ?? ''} aria-label="帮助">
        <Icon of={CircleQuestionMark} />
      </AriaButton>
    </Menu>
  )
}

/** What was not saved when the program last went down, for as long as nobody has answered. */
function LostWords() {
  const { store } = useApp()
  const count = useAppState((state) => state.recoverable.length)
  if (count === 0) return null
  return (
    <div className={styles.lost} role="status">
      <Icon of={History} />
      <span>{`上次有 ${count} 份改动没有存盘，已经保留下来。`}</span>
      <Button tone="outline" onPress={() => store.set({ dialog: { kind: 'recover' } })}>
        查看…
      </Button>
    </div>
  )
}

/** The command to find leads here while no issue is open. */
function useFindKey(field: RefObject<HTMLInputElement | null>): void {
  const asked = useAppState((state) => state.findAsked)
  const first = useRef(asked)
  useEffect(() => {
    if (asked !== first.current) field.current?.select()
  }, [asked, field])
}

/** Keys work on the register as soon as it is shown: it takes the focus to the issue that was left. */
function useFirstFocus(): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      document.querySelector<HTMLElement>('[data-pane="text"] [role="grid"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}

interface FilledProps {
  readonly listing: LibraryListing
  readonly query: string
}

function Filled({ listing, query }: FilledProps) {
  const app = useApp()
  useFirstFocus()
  const publications = publicationsOf(listing)
  const wanted = useAppState((state) => state.libraryPlace)
  const place = placeIn(publications, wanted)
  const shown = query.trim()
  return (
    <div className={styles.middle}>
      <PlacesPane
        listing={listing}
        publications={publications}
        place={place}
        onPlace={(next) => app.store.set({ libraryPlace: next })}
      />
      {shown !== '' ? (
        <SearchResults listing={listing} query={shown} />
      ) : place === recentPlace ? (
        <RecentList />
      ) : place === stylesPlace ? (
        <StyleList listing={listing} />
      ) : place === binPlace ? (
        <BinList listing={listing} />
      ) : place === archivePlace ? (
        <ArchiveList listing={listing} />
      ) : (
        <Chosen publications={publications} place={place} listing={listing} />
      )}
    </div>
  )
}

function Chosen(props: {
  readonly publications: readonly Publication[]
  readonly place: string
  readonly listing: LibraryListing
}) {
  const publication = shownPublication(props.publications, props.place)
  if (publication === null) return <RecentList />
  return <PublicationView key={publication.key} publication={publication} listing={props.listing} />
}

/** Null where something else is shown. */
function shownPublication(
  publications: readonly Publication[],
  wanted: string | null,
): Publication | null {
  const place = placeIn(publications, wanted)
  return publications.find(({ key }) => key === place) ?? null
}

/** The place that is asked for, as long as there is one; else the first publication. */
function placeIn(publications: readonly Publication[], wanted: string | null): string {
  const known = [
    recentPlace,
    stylesPlace,
    archivePlace,
    binPlace,
    ...publications.map(({ key }) => key),
  ]
  if (wanted !== null && known.includes(wanted)) return wanted
  return publications[0]?.key ?? recentPlace
}
