import { selectText, type IssueSession, type Stretch } from '../editor/index.ts'
import { rangeOfStretch } from './stretch-range.ts'

/** What words need round them to be read, and a finding's card below them, in pixels. */
const room = { above: 40, below: 200 }

/**
 * Brings a stretch of text to where it can be read and selects it, leaving the focus where it is.
 * What is in sight stays where it is.
 */
export function revealStretch(session: IssueSession, stretch: Stretch): void {
  // What only the program draws has no text to select.
  if (!selectText(session.editor, stretch)) return session.revealBlock(stretch.elementId)
  // With the next frame it is drawn, where it has only just come in.
  requestAnimationFrame(() => {
    const selector = `.bulletin [data-id="${CSS.escape(stretch.elementId)}"]`
    const element = document.querySelector(selector)
    const words = rangeOfStretch(stretch)?.getBoundingClientRect()
    const well = element?.closest('[data-pane]')
    if (!words || !well) return element?.scrollIntoView({ block: 'center', behavior: 'auto' })
    const { top, bottom } = well.getBoundingClientRect()
    if (words.top >= top + room.above && words.bottom <= bottom - room.below) return
    well.scrollBy({ top: (words.top + words.bottom - top - bottom) / 2, behavior: 'auto' })
  })
}
