/** Contents against headlines. */
import { headlineText, type Bulletin, type Contents } from '../model/index.ts'
import { similarity, withoutSpaces } from '../text/index.ts'
import type { Fault, Rule } from './finding.ts'

const alike = 0.6

export const entriesNameHeadlines: Rule = {
  id: 'R01',
  title: '目录与标题不符',
  severity: 'error',
  basis: '编校惯例：目录应与正文标题逐字一致（空格、换行不计）',
  find: ({ bulletin }) => {
    const contents = bulletin.children.find((part) => part.type === 'contents')
    if (!contents) return []
    return entriesOf(contents, headlinesOf(bulletin))
      .filter(({ entry, title }) => title === null || !isSame(entry, title))
      .map(({ entry, title }) => (title ? differing(entry, title) : missing(entry, contents.id)))
  },
}

export const entriesFollowArticles: Rule = {
  id: 'R02',
  title: '目录与稿件顺序不符',
  severity: 'error',
  basis: '编校惯例：目录条目与稿件一一对应，先后相同',
  find: ({ bulletin }) => {
    const contents = bulletin.children.find((part) => part.type === 'contents')
    const headlines = headlinesOf(bulletin).filter(({ text }) => text !== '')
    const entries = contents ? entriesOf(contents, headlines) : []
    if (entries.length === 0) return []
    const named = entries.flatMap(({ title }) => title ?? [])
    const inOrder = headlines.filter((title) => named.includes(title))
    const at = inOrder.findIndex((title, index) => title !== named[index])
    return [
      ...headlines.filter((title) => !named.includes(title)).map(unlisted),
      ...(at < 0 ? [] : [misplaced(inOrder[at]!, named[at]!)]),
    ]
  },
}

/** An entry of the typed contents, and the headline that it means, if there is one. */
interface Entry {
  readonly entry: string
  readonly title: Title | null
}

const isSame = (entry: string, { text }: Title): boolean =>
  withoutSpaces(entry) === withoutSpaces(text)

/** A headline that an entry names exactly is no other entry's. */
function entriesOf({ imported }: Contents, titles: readonly Title[]): readonly Entry[] {
  const entries = imported ?? []
  const free = titles.filter((title) => !entries.some((entry) => isSame(entry, title)))
  return entries.map((entry) => ({
    entry,
    title: titles.find((title) => isSame(entry, title)) ?? nearest(entry, free),
  }))
}

interface Title {
  readonly id: string
  readonly text: string
  /** With soft breaks, as offsets count. */
  readonly typed: string
}

function headlinesOf(bulletin: Bulletin): readonly Title[] {
  return bulletin.children.flatMap((part) => {
    if (part.type !== 'article') return []
    const headline = part.children.find((child) => child.type === 'headline')
    if (!headline) return []
    const typed = headline.children.map((span) => span.text).join('')
    return [{ id: headline.id, text: headlineText(part), typed }]
  })
}

function nearest(entry: string, titles: readonly Title[]): Title | null {
  const scored = titles.map((title) => ({ title, score: similarity(entry, title.text) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= alike ? best.title : null
}

const fixes = [{ label: '按标题重新生成目录', action: 'regenerateContents' }] as const

function differing(entry: string, { id, typed, text }: Title): Fault {
  const [inEntry, inTitle] = difference(withoutSpaces(entry), withoutSpaces(text))
  const parts = [
    inEntry === '' ? '' : `目录写作“${inEntry}”`,
    inTitle === '' ? '' : `标题写作“${inTitle}”`,
  ].filter((part) => part !== '')
  const only = parts.length === 2 ? parts.join('，') : onlyOne(inEntry, inTitle)
  return {
    title: '目录与标题不符',
    excerpt: entry,
    message: `目录与标题不一致：${only}。`,
    hint: '先核对哪一处对，改好标题后按标题重新生成目录。',
    where: { elementId: id, offset: 0, length: typed.length },
    fixes,
  }
}

function onlyOne(inEntry: string, inTitle: string): string {
  return inTitle === '' ? `目录多出“${inEntry}”` : `目录缺少“${inTitle}”`
}

/** What is left of two texts without their common beginning and end. */
function difference(one: string, other: string): readonly [string, string] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)]
}

function unlisted({ id, text, typed }: Title): Fault {
  return {
    title: '目录漏列稿件',
    excerpt: text,
    message: '原稿目录里没有这一篇。',
    hint: '核对这一篇是否要排；要排就按标题重新生成目录。',
    where: { elementId: id, offset: 0, length: typed.length },
    fixes,
  }
}

/** `first` comes first in the issue, `other` in its place in the contents. */
function misplaced(first: Title, other: Title): Fault {
  return {
    title: '目录顺序不符',
    excerpt: first.text,
    message: `正文里先排这一篇，目录里先列“${other.text}”。`,
    hint: '核对稿件的先后，调好以后按标题重新生成目录。',
    where: { elementId: first.id, offset: 0, length: first.typed.length },
    fixes,
  }
}

function missing(entry: string, elementId: string): Fault {
  return {
    title: '目录无对应标题',
    excerpt: entry,
    message: '目录中的这一条在正文里没有对应的标题。',
    hint: '核对是否漏排了稿件，或按标题重新生成目录。',
    where: { elementId, offset: 0, length: 0 },
    fixes,
  }
}
