/** The contents as a field of Word's own: clickable, with numbers that are right from the start. */
import { Paragraph, type ParagraphChild } from 'docx'
import type { ContentsEntryBlock } from '../galley/index.ts'
import { asParagraphChild, element } from './element.ts'
import { fieldEnd, fieldRuns, fieldStart, plainRuns, run, tab, textElements } from './runs.ts'
import { paragraphStyleId } from './style-names.ts'
import type { Writing } from './writing.ts'

/** The entries' paragraphs; the field begins in the first and ends in the last of them. */
export function writeContentsEntries(
  entries: readonly ContentsEntryBlock[],
  writing: Writing,
): readonly Paragraph[] {
  return entries.map((entry, index) => {
    const isFirst = index === 0
    const isLast = index === entries.length - 1
    return new Paragraph({
      style: paragraphStyleId(entry.style),
      children: [
        ...(isFirst ? fieldStart(contentsInstruction(entry)) : []),
        ...writeEntry(entry, writing),
        ...(isLast ? [fieldEnd()] : []),
      ],
    })
  })
}

/** Headlines are what has the first outline level; `n` leaves the page numbers out. */
const contentsInstruction = ({ showsPage }: ContentsEntryBlock): string =>
  `TOC \\o "1-1"${showsPage ? '' : ' \\n'} \\h \\z \\u`

function writeEntry(entry: ContentsEntryBlock, writing: Writing): readonly ParagraphChild[] {
  const bookmark = writing.bookmarks.get(entry.articleId)
  const title = plainRuns(entry.lines.join('\n'), writing)
  if (bookmark === undefined) return title
  const result = entry.page === null ? [] : textElements(String(entry.page), writing)
  const page = entry.showsPage
    ? [run([tab()]), ...fieldRuns(`PAGEREF ${bookmark} \\h`, result)]
    : []
  const attributes = { 'w:anchor': bookmark, 'w:history': 1 }
  return [asParagraphChild(element('w:hyperlink', attributes, [...title, ...page]))]
}
