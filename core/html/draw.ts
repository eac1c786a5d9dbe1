/** The whole galley as one tree of shapes, in the order of the page. */
import type { Galley, SetArticle } from '../galley/types.ts'
import type { MediaUrl, PartName, ShapeNode } from './shape.ts'
import {
  articleShape,
  blankPageShape,
  bulletinShape,
  drawBlock,
  footnotesShape,
  partShape,
} from './shape.ts'

/** Everything that is printed. Sheets, page numbers and page breaks are no elements: CSS adds them. */
export function drawGalley(galley: Galley, mediaUrl: MediaUrl): ShapeNode {
  const { tail } = galley
  const draw = (block: Parameters<typeof drawBlock>[0]) => drawBlock(block, mediaUrl)
  const part = (name: PartName, children: readonly ShapeNode[]) =>
    children.length === 0 ? [] : [{ ...partShape(name, galley), children }]
  return {
    ...bulletinShape(galley),
    children: [
      ...part('masthead', galley.masthead.map(draw)),
      ...part('contents', galley.contents.map(draw)),
      ...galley.articles.map((article) => drawArticle(article, mediaUrl)),
      ...(galley.blankPageBeforeTail ? [{ ...blankPageShape, children: [] }] : []),
      ...(galley.noBodyNotice === null ? [] : [draw(galley.noBodyNotice)]),
      ...part('distribution', tail.distribution.map(draw)),
      ...part('imprint', [draw(tail.imprint), ...tail.credits.map(draw)]),
    ],
  }
}

function drawArticle(article: SetArticle, mediaUrl: MediaUrl): ShapeNode {
  const draw = (block: Parameters<typeof drawBlock>[0]) => drawBlock(block, mediaUrl)
  const notes = article.footnotes.map(draw)
  return {
    ...articleShape(article),
    children: [
      ...article.blocks.map(draw),
      ...(notes.length === 0 ? [] : [{ ...footnotesShape, children: notes }]),
    ],
  }
}
