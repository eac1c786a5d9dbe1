/** The enumeration comma between quoted items, and the ellipsis. */
import type { Fault, Rule } from './finding.ts'
import { addressRanges, isWithin, placeOf, type Passage } from './passages.ts'

export const noCommaBetweenQuoted: Rule = {
  id: 'R39',
  title: '引号间的顿号',
  severity: 'warning',
  basis: 'GB/T 15834—2011 4.5.3.5：标有引号或书名号的并列成分之间通常不用顿号',
  find: ({ passages }) => passages.flatMap(commasBetweenQuoted),
}

const longestItem = 20

function commasBetweenQuoted(passage: Passage): readonly Fault[] {
  const { text } = passage
  return [...text.matchAll(/(?<=”)、(?=“)|(?<=》)、(?=《)/gu)].map((match) => {
    const offset = match.index
    const quoted = text[offset - 1] === '”'
    const [opening, closing] = quoted ? ['“', '”'] : ['《', '》']
    const start = text.lastIndexOf(opening, offset)
    const end = text.indexOf(closing, offset)
    const place = placeOf(passage, offset, 1)
    const isWhole =
      start >= 0 && end >= 0 && offset - start <= longestItem && end - offset <= longestItem
    const isOneLine = isWhole && !text.slice(start, end).includes('\n')
    return {
      title: quoted ? '引号间的顿号' : '书名号间的顿号',
      ...place,
      excerpt: isOneLine ? text.slice(start, end + 1) : place.excerpt,
      message: `并列的${quoted ? '引号' : '书名号'}之间通常不用顿号。`,
      hint: '',
      fixes: [{ label: '删去顿号', replacement: '' }],
    }
  })
}

export const ellipsisIsSixDots: Rule = {
  id: 'R40',
  title: '省略号不规范',
  severity: 'error',
  basis: 'GB/T 15834—2011 4.11：省略号的形式是“……”，不与“等”并用',
  find: ({ passages }) => passages.flatMap(ellipses),
}

const etCetera = /(?<=…)等(?![待到候于你我他她下])/u

function ellipses(passage: Passage): readonly Fault[] {
  const { text } = passage
  const addresses = addressRanges(text)
  const faults: Fault[] = []
  for (const match of text.matchAll(/\.{3,}|。{3,}|·{3,}|…+/gu)) {
    const [marks] = match
    const end = match.index + marks.length
    if (isWithin(addresses, match.index) || isLeader(text, marks, end)) continue
    if (marks[0] !== '…' || marks.length % 2 === 1) {
      faults.push(malformed(passage, match.index, marks))
    } else if (etCetera.test(text.slice(end - 1, end + 2))) {
      faults.push({
        title: '省略号与等并用',
        ...placeOf(passage, match.index, marks.length + 1),
        message: '省略号与“等”作用相同，只用一个。',
        hint: '',
        fixes: [{ label: '删去省略号', replacement: '等' }],
      })
    }
  }
  return faults
}

/** Dots that lead to a page number. */
function isLeader(text: string, marks: string, end: number): boolean {
  return marks.length > 3 && /^\s*\d+\s*(?:$|\n)/u.test(text.slice(end))
}

function malformed(passage: Passage, offset: number, marks: string): Fault {
  return {
    title: '省略号不规范',
    ...placeOf(passage, offset, marks.length),
    message: `省略号应为六个点“……”，这里是“${marks}”。`,
    hint: '',
    fixes: [{ label: '改为“……”', replacement: '……' }],
  }
}
