/** Contents against headlines. */
import { headlineText, type Bulletin } from '../model/index.ts'
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
    const entries = contents?.imported ?? []
    if (!contents || entries.length === 0) return []
    const headlines = headlinesOf(bulletin)
    const exact = new Set(headlines.map(({ text }) => withoutSpaces(text)))
    const used = new Set(entries.map(withoutSpaces).filter((entry) => exact.has(entry)))
    return entries
      .filter((entry) => !exact.has(withoutSpaces(entry)))
      .map((entry): Fault => {
        const near = nearest(
          entry,
          headlines.filter(({ text }) => !used.has(withoutSpaces(text))),
        )
        return near ? differing(entry, near) : missing(entry, contents.id)
      })
  },
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
