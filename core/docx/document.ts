/** The galley as a document of npm docx. Styles, settings and fonts are parts of our own: parts.ts. */
import {
  Document,
  DocumentGridType,
  SectionType,
  Table,
  type FileChild,
  type ISectionOptions,
  type ISectionPropertiesOptions,
} from 'docx'
import type { ContentsEntryBlock, Galley, GalleyBlock, SetArticle } from '../galley/index.ts'
import { writeBlock } from './blocks.ts'
import { writeContentsEntries } from './contents.ts'
import { emptyFooters, footerDistance, hasEvenFooter, writeFooters } from './footers.ts'
import { toTwips } from './measure.ts'
import { hairline, writeTail } from './tail.ts'
import type { Writing } from './writing.ts'

export function buildDocument(writing: Writing): Document {
  const { galley } = writing
  return new Document({
    title: galley.title,
    externalStyles: '<w:styles xmlns:w="urn:none"/>',
    evenAndOddHeaderAndFooters: hasEvenFooter(galley),
    sections: sections(writing),
  })
}

/** A blank side and the tail after it have no page number, so they are a section of their own. */
function sections(writing: Writing): readonly ISectionOptions[] {
  const properties = sectionProperties(writing.galley)
  const footers = writeFooters(writing)
  const body = writeBody(writing)
  const tail = writeTail(writing)
  if (!writing.galley.blankPageBeforeTail) {
    return [{ properties, footers, children: [...body, ...tail] }]
  }
  const type = SectionType.NEXT_PAGE
  return [
    { properties, footers, children: body },
    { properties: { ...properties, type }, footers: emptyFooters(writing), children: tail },
  ]
}

function sectionProperties(galley: Galley): ISectionPropertiesOptions {
  const { page } = galley
  return {
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
  }
}

function writeBody(writing: Writing): readonly FileChild[] {
  const { masthead, contents, articles } = writing.galley
  const entries = contents.filter((block) => block.kind === 'contentsEntry')
  return apart([
    ...[...masthead, ...contents].filter(isNoEntry).flatMap((block) => writeShown(block, writing)),
    ...writeContentsEntries(entries, writing),
    ...articles.flatMap((article, index) => writeArticle(article, index, writing)),
  ])
}

type NoEntry = Exclude<GalleyBlock, ContentsEntryBlock>

const isNoEntry = (block: GalleyBlock): block is NoEntry => block.kind !== 'contentsEntry'

/** Word refuses a table without rows. */
const isShown = (block: NoEntry): boolean =>
  block.kind !== 'table' || (block.rows.length > 0 && block.columnWidths.length > 0)

const writeShown = (block: NoEntry, writing: Writing): readonly FileChild[] =>
  isShown(block) ? [writeBlock(block, writing)] : []

function writeArticle(article: SetArticle, index: number, writing: Writing): readonly FileChild[] {
  const blocks = [...article.blocks, ...article.footnotes].filter(isNoEntry).filter(isShown)
  const name = writing.bookmarks.get(article.id)
  const headline = blocks.find((block) => block.kind === 'text' && block.style === 'headline')
  return blocks.map((block, place) =>
    writeBlock(block, writing, {
      startsPage:
        ('startsPage' in block && block.startsPage) || (article.startsPage && place === 0),
      ...(name !== undefined && block === headline ? { bookmark: { name, id: index + 1 } } : {}),
    }),
  )
}

/** Two tables in a row would become one: a hairline keeps them apart. */
function apart(children: readonly FileChild[]): readonly FileChild[] {
  return children.flatMap((child, index) =>
    child instanceof Table && children[index - 1] instanceof Table ? [hairline(), child] : [child],
  )
}
