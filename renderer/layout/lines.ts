/** The lines that the browser made of a block, read from its boxes. */
import type { Sheets } from './sheets.ts'

/** One line: where it stands on the roll and, if asked for, its text. */
export interface MeasuredLine {
  readonly top: number
  readonly bottom: number
  readonly text: string
}

interface OpenLine {
  top: number
  bottom: number
  text: string
}

interface Reading {
  readonly sheets: Sheets
  readonly range: Range
  readonly withText: boolean
}

/** Lines of one block of text, top to bottom, also across pages. Texts are '' unless asked for. */
export function measureLines(
  block: Element,
  sheets: Sheets,
  withText: boolean,
): readonly MeasuredLine[] {
  const lines: OpenLine[] = []
  const range = sharedRange()
  const reading: Reading = { sheets, range, withText }
  const shown = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT
  const walker = document.createTreeWalker(block, shown, isPrinted)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) addText(node, lines, reading)
    else if (node instanceof Element) addReference(node, lines, sheets)
  }
  const marker = block.getAttribute('data-marker')
  const first = lines[0]
  if (withText && marker !== null && first !== undefined) first.text = marker + first.text
  range.setStart(document, 0)
  range.collapse(true)
  return lines
}

let shared: Range | null = null

/**
 * One range for all reading: every live range is brought up to date at each change of the document,
 * so a thousand of them, waiting for the collector, cost a keystroke several milliseconds.
 */
export function sharedRange(): Range {
  return (shared ??= document.createRange())
}

/** Slate keeps texts in a void that nobody sees; the editor marks spaces that are not printed. */
function isPrinted(node: Node): number {
  return node instanceof Element && node.matches('[data-slate-spacer],[data-unset]')
    ? NodeFilter.FILTER_REJECT
    : NodeFilter.FILTER_ACCEPT
}

/** A reference to a note is painted, so it has a box and no text. */
function addReference(element: Element, lines: OpenLine[], sheets: Sheets): void {
  const reference = element.getAttribute('data-marker')
  const rect = element.getClientRects()[0]
  if (reference === null || rect === undefined) return
  const shift = sheets.shiftOf(rect)
  const top = rect.top + shift
  const bottom = rect.bottom + shift
  const open = lines.at(-1)
  if (open !== undefined && isSameLine(open, top, bottom)) open.text += reference
  else lines.push({ top, bottom, text: reference })
}

function addText(node: Text, lines: OpenLine[], reading: Reading): void {
  const { sheets, range, withText } = reading
  range.selectNodeContents(node)
  const found: OpenLine[] = []
  for (const rect of range.getClientRects()) {
    const shift = sheets.shiftOf(rect)
    const top = rect.top + shift
    const bottom = rect.bottom + shift
    const open = found.at(-1) ?? lines.at(-1)
    if (open !== undefined && isSameLine(open, top, bottom)) {
      open.top = Math.min(open.top, top)
      open.bottom = Math.max(open.bottom, bottom)
      if (found.length === 0) found.push(open)
    } else if (rect.width > 0 || found.length === 0) {
      found.push({ top, bottom, text: '' })
    }
  }
  if (withText) shareText(node, found, reading)
  for (const line of found) if (line !== lines.at(-1)) lines.push(line)
}

/** Text of one line has one middle, whatever its faces; a raised reference overlaps it. */
function isSameLine(line: OpenLine, top: number, bottom: number): boolean {
  const middle = (top + bottom) / 2
  const lineMiddle = (line.top + line.bottom) / 2
  return (middle > line.top && middle < line.bottom) || (lineMiddle > top && lineMiddle < bottom)
}

/** Gives each line its share of the node's text: the breaks are found by halving. */
function shareText(node: Text, lines: readonly OpenLine[], reading: Reading): void {
  let start = 0
  lines.forEach((line, index) => {
    const end = index === lines.length - 1 ? node.length : findBreak(node, line, start, reading)
    line.text += node.data.slice(start, end).replace(/[\n\uFEFF]/g, '')
    start = end
  })
}

/** Offset of the first character after `line`. */
function findBreak(node: Text, line: OpenLine, from: number, reading: Reading): number {
  let low = from
  let high = node.length
  // A line of Chinese has some thirty characters: look near before looking far.
  for (let step = 32; low + step < high; step *= 2) {
    if (isAfter(node, low + step, line, reading)) high = low + step
    else low += step
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(node, middle, line, reading)) high = middle
    else low = middle + 1
  }
  return low
}

function isAfter(node: Text, offset: number, line: OpenLine, reading: Reading): boolean {
  const { sheets, range } = reading
  for (let at = offset; at < node.length; at += 1) {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const rect = range.getClientRects()[0]
    // On the roll a later line is lower, whichever page it is on.
    if (rect !== undefined) return rect.top + sheets.shiftOf(rect) > line.bottom - 1
  }
  return true
}
