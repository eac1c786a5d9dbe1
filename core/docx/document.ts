/** The galley as a document of npm docx. Styles, settings and fonts are parts of our own: parts.ts. */
import { Document, DocumentGridType, type FileChild } from 'docx'
import type { ContentsEntryBlock, GalleyBlock, SetArticle } from '../galley/index.ts'
import { writeBlock } from './blocks.ts'
import { writeContentsEntries } from './contents.ts'
import { footerDistance, hasEvenFooter, writeFooters } from './footers.ts'
import { toTwips } from './measure.ts'
import { hairline, writeTail } from './tail.ts'
import type { Writing } from './writing.ts'

export function buildDocument(writing: Writing): Document {
  const { galley } = writing
  const { page } = galley
  return new Document({
    title: galley.title,
    externalStyles: '<w:styles xmlns:w="urn:none"/>',
    evenAndOddHeaderAndFooters: hasEvenFooter(galley),
    sections: [
      {
        properties: {
          page: {
            size: { width: toTwips(page.width), height: toTwips(page.height) },
            margin: {
              top: toTwips(page.head),
              bottom: toTwips(page.foot),
              left: toTwips(page.binding),
              right: toTwips(page.outer),
              header: toTwips(page.head / 2),
              footer: toTwips(footerDistance(galley)),
              gutter: 0,
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: toTwips(page.linePitch) },
        },
        footers: writeFooters(writing),
        children: writeBody(writing),
      },
    ],
  })
}

function writeBody(writing: Writing): readonly FileChild[] {
  const { masthead, contents, articles } = writing.galley
  const entries = contents.filter((block) => block.kind === 'contentsEntry')
  const front = [...masthead, ...contents.filter(isNoEntry)]
  return [
    ...writeBlocks(front.filter(isNoEntry), writing, false),
    ...writeContentsEntries(entries, writing),
    ...articles.flatMap((article, index) => writeArticle(article, index, writing)),
    ...writeTail(writing),
  ]
}

const isNoEntry = (block: GalleyBlock): block is Exclude<GalleyBlock, ContentsEntryBlock> =>
  block.kind !== 'contentsEntry'

function writeArticle(article: SetArticle, index: number, writing: Writing): readonly FileChild[] {
  const blocks = [...article.blocks, ...article.footnotes].filter(isNoEntry)
  const name = writing.bookmarks.get(article.id)
  return writeBlocks(blocks, writing, article.startsPage, name && { name, id: index + 1 })
}

/** Two tables in a row would become one: a hairline keeps them apart. Empty tables are no tables. */
function writeBlocks(
  blocks: readonly Exclude<GalleyBlock, ContentsEntryBlock>[],
  writing: Writing,
  startsPage: boolean,
  bookmark?: { readonly name: string; readonly id: number } | '',
): readonly FileChild[] {
  const shown = blocks.filter(
    (block) => block.kind !== 'table' || (block.rows.length > 0 && block.columnWidths.length > 0),
  )
  const headline = shown.find((block) => block.kind === 'text' && block.style === 'headline')
  return shown.flatMap((block, index) => {
    const place = {
      startsPage: startsPage && index === 0,
      ...(bookmark && block === headline ? { bookmark } : {}),
    }
    const written = writeBlock(block, writing, place)
    const follows = block.kind === 'table' && shown[index - 1]?.kind === 'table'
    return follows ? [hairline(), written] : [written]
  })
}
