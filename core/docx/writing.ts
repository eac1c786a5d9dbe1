import type { Galley } from '../galley/index.ts'
import { sanitizeText } from '../text/index.ts'
import { articleBookmark } from './style-names.ts'

/** What the functions that write one document share. Made anew for each, so none leaves a trace. */
export interface Writing {
  readonly galley: Galley
  readonly media: ReadonlyMap<string, Uint8Array>
  /** Bookmarks of the articles that have a headline, by article. */
  readonly bookmarks: ReadonlyMap<string, string>
  /** Text that XML can hold; what is dropped is counted. */
  readonly clean: (text: string) => string
  readonly countRemoved: () => number
  /** Numbers drawings from 1: Word refuses a file in which two share one. */
  readonly nextDrawing: () => number
}

export function startWriting(galley: Galley, media: ReadonlyMap<string, Uint8Array>): Writing {
  let removed = 0
  let drawings = 0
  const withHeadline = galley.articles.filter((article) =>
    article.blocks.some((block) => block.kind === 'text' && block.style === 'headline'),
  )
  return {
    galley,
    media,
    bookmarks: new Map(withHeadline.map(({ id }, index) => [id, articleBookmark(index)])),
    clean: (text) => {
      const sanitized = sanitizeText(text)
      removed += sanitized.removedCharacters
      return sanitized.text
    },
    countRemoved: () => removed,
    nextDrawing: () => {
      drawings += 1
      return drawings
    },
  }
}
