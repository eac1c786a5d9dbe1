import type { Stretch } from '../editor/index.ts'

/** The range of a stretch of text as it is drawn on the sheet; null for what is not there as text. */
export function rangeOfStretch({ elementId, offset, length }: Stretch): Range | null {
  const element = document.querySelector(`.bulletin [data-id="${CSS.escape(elementId)}"]`)
  if (element === null || length === 0) return null
  const range = document.createRange()
  let left = offset
  let isOpen = false
  for (const string of element.querySelectorAll('[data-slate-string]')) {
    const text = string.firstChild
    if (!(text instanceof Text)) continue
    if (!isOpen && left < text.length) {
      range.setStart(text, left)
      isOpen = true
      left += length
    }
    if (isOpen && left <= text.length) {
      range.setEnd(text, left)
      return range
    }
    left -= text.length
  }
  return null
}
