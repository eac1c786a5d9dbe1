import type { Hit } from './find-hits.ts'
import { rangeOfStretch } from './stretch-range.ts'

/**
 * Lights up what was found, and more strongly the one that is looked at, over the text. Takes the
 * light away when the function it returns is called.
 */
export function paintHits(hits: readonly Hit[], lit: Hit | null): () => void {
  const rangesOf = (some: readonly Hit[]) =>
    some.flatMap(({ stretch }) => rangeOfStretch(stretch) ?? [])
  CSS.highlights.set('hits', new Highlight(...rangesOf(hits)))
  const litHighlight = new Highlight(...rangesOf(lit === null ? [] : [lit]))
  litHighlight.priority = 1
  CSS.highlights.set('hit-lit', litHighlight)
  return () => {
    CSS.highlights.delete('hits')
    CSS.highlights.delete('hit-lit')
  }
}
