/** What the search of the desk offers for the words typed: commands, places, text. */
import { findHits, type Hit } from '../panes/find-hits.ts'
import { structureRows } from '../panes/structure-rows.ts'
import type { SessionSnapshot } from '../editor/index.ts'
import type { Command } from './commands/index.ts'

export type PaletteItem =
  | {
      readonly kind: 'command'
      readonly key: string
      readonly name: string
      readonly command: Command
    }
  | {
      readonly kind: 'place'
      readonly key: string
      readonly name: string
      readonly elementId: string
      readonly page: number | null
      readonly isPage: boolean
    }
  | { readonly kind: 'text'; readonly key: string; readonly name: string; readonly hit: Hit }

export interface PaletteGroup {
  readonly name: string
  readonly items: readonly PaletteItem[]
}

const textLimit = 20

/** Groups without items are left out. Words apart by spaces must all be in a name. */
export function paletteGroups(
  typed: string,
  commands: readonly Command[],
  snapshot: SessionSnapshot | null,
): readonly PaletteGroup[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const matches = (name: string) => words.every((word) => name.toLowerCase().includes(word))
  const found: readonly PaletteGroup[] = [
    { name: '命令', items: commandItems(commands).filter(({ name }) => matches(name)) },
    {
      name: '转到',
      items:
        snapshot === null ? [] : [...pageItems(typed, snapshot), ...placeItems(snapshot, matches)],
    },
    { name: '正文', items: snapshot === null ? [] : textItems(typed.trim(), snapshot) },
  ]
  // Before anything is typed, where one can go is of more use than all that can be done.
  const order = typed.trim() === '' ? [found[1]!, found[0]!] : found
  return order.filter(({ items }) => items.length > 0)
}

function commandItems(commands: readonly Command[]): readonly PaletteItem[] {
  return commands.map((command) => ({
    kind: 'command',
    key: `command ${command.id}`,
    name: command.name,
    command,
  }))
}

/** 8, 第8页 and 8页 lead to the first block of that page. */
function pageItems(typed: string, { pages }: SessionSnapshot): readonly PaletteItem[] {
  const number = /^第?\s*(\d{1,4})\s*页?$/.exec(typed.trim())?.[1]
  if (number === undefined || pages === null) return []
  const page = Number(number)
  const first = [...pages.firstPages].find(([, at]) => at === page)
  if (first === undefined) return []
  const name = `第 ${page} 页`
  return [{ kind: 'place', key: `page ${page}`, name, elementId: first[0], page, isPage: true }]
}

function placeItems(
  snapshot: SessionSnapshot,
  matches: (name: string) => boolean,
): readonly PaletteItem[] {
  const { articles } = structureRows(snapshot)
  return articles.flatMap(({ id, title, page, headings }, index) =>
    [
      { id, name: `第 ${index + 1} 篇　${title}`, page },
      ...headings.map((heading) => ({
        id: heading.id,
        name: heading.text,
        page: snapshot.pages?.firstPages.get(heading.id) ?? null,
      })),
    ]
      .filter(({ name }) => matches(name))
      .map((place) => ({
        kind: 'place' as const,
        key: `place ${place.id}`,
        name: place.name,
        elementId: place.id,
        page: place.page,
        isPage: false,
      })),
  )
}

function textItems(text: string, { bulletin }: SessionSnapshot): readonly PaletteItem[] {
  const query = {
    text,
    replacement: '',
    isPattern: false,
    matchesCase: false,
    matchesWidth: false,
    inArticle: false,
  }
  const { hits } = findHits(bulletin, query, null)
  return hits.slice(0, textLimit).map((hit) => ({
    kind: 'text',
    key: `text ${hit.stretch.elementId} ${hit.stretch.offset}`,
    name: `${hit.before}${hit.text}${hit.after}`,
    hit,
  }))
}
