/**
 * Up, down and the page keys where pages lie side by side. The browser keeps the caret's distance
 * from the edge of the window, which says nothing on the page beside it, and loses it in a paragraph
 * that stands on both: here a line is entered as far from its own page's edge. And a screen further
 * is meant as one sees it, not as the text runs.
 */
import type { KeyboardEvent, RefObject } from 'react'
import { cornerOf } from '../../core/html/index.ts'
import { middleOf, pageOf, sharedRange, sheetsOf, type Sheets } from '../layout/index.ts'
import { viewOf } from './issue-session.ts'
import { putCaretNear } from './nearest-caret.ts'
import { scrollParent, scrollToPlace } from './scroll-to-caret.ts'
import type { IssueSession } from './session.ts'

type Direction = 'forward' | 'backward'

/** Where a key left the caret, to go on from there for as long as nothing else moves it. */
interface Stop {
  readonly node: Node
  readonly offset: number
  /** Middle of its line on the roll. */
  readonly height: number
  /** How far from the edge of a page's type area a line is entered. */
  readonly aim: number
  /** Of the sheets, when all this was measured. */
  readonly scale: number
}

export interface SpreadKeys {
  /** Takes a key that it knows, and leaves others alone. */
  press(event: KeyboardEvent): void
  /** To be called when something else may have moved the caret: also to the other end of a break. */
  forget(): void
}

/** The keys of one editor; `root` is its text. */
export function createSpreadKeys(
  session: IssueSession,
  root: RefObject<HTMLElement | null>,
): SpreadKeys {
  let last: Stop | null = null
  const forget = () => {
    last = null
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Shift') return
    const isChord = event.ctrlKey || event.altKey || event.metaKey
    const direction = directions[event.key]
    const selection = getSelection()
    const isOurs = direction !== undefined && !isChord && !event.nativeEvent.isComposing
    if (!isOurs || !root.current || !selection?.focusNode) return forget()
    event.preventDefault()
    if (event.key.startsWith('Page')) {
      moveByScreen(session, root.current, direction, event.shiftKey)
      return forget()
    }
    const alter = event.shiftKey ? 'extend' : 'move'
    last = moveByLine(session, root.current, last, { selection, alter, direction })
    // Before the next key: Slate would put the caret back where it last heard of it.
    session.readCaret()
  }
  return { press, forget }
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowDown: 'forward',
  ArrowUp: 'backward',
  PageDown: 'forward',
  PageUp: 'backward',
}

interface Move {
  readonly selection: Selection
  readonly alter: 'extend' | 'move'
  readonly direction: Direction
}

function moveByLine(
  session: IssueSession,
  root: HTMLElement,
  last: Stop | null,
  move: Move,
): Stop | null {
  const { selection, alter, direction } = move
  const readSheets = () => sheetsOf(root, viewOf(session).galley())
  const sheets = readSheets()
  const isKept = last !== null && isAt(last, selection) && last.scale === sheets.scale
  const start = isKept ? last : findStop(selection, sheets)
  selection.modify(alter, direction, 'line')
  const line = start && findLine(selection, sheets, start.height)
  if (!start || !line) return null
  const height = middleOf(line, sheets)
  scrollToPlace(root, line)
  aimAt(move, readSheets(), height, start.aim)
  const { focusNode, focusOffset } = selection
  return focusNode && { ...start, node: focusNode, offset: focusOffset, height }
}

const isAt = ({ node, offset }: Stop, { focusNode, focusOffset }: Selection): boolean =>
  node === focusNode && offset === focusOffset

/** Left edge of the page at a height of the roll, as zoomed, from the root's. */
const leftOf = (height: number, sheets: Sheets): number =>
  cornerOf(sheets.grid, pageOf(height, sheets)).left * sheets.scale

/**
 * The caret as it is seen: between two lines it is at the end of one or at the start of the other,
 * and only the way to the start of its line tells which.
 */
function findStop(selection: Selection, sheets: Sheets): Stop | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = selection
  if (!focusNode || !anchorNode) return null
  const [before, after] = sidesOf(focusNode, focusOffset)
  const alter = isCollapsed ? 'move' : 'extend'
  selection.modify(alter, 'backward', 'lineboundary')
  const isAtStart = selection.focusNode === focusNode && selection.focusOffset === focusOffset
  if (!isAtStart && isBetweenLines(before, after)) {
    selection.modify(alter, 'forward', 'lineboundary')
  } else if (!isAtStart) {
    if (isCollapsed) selection.collapse(focusNode, focusOffset)
    else selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
  }
  const box = isAtStart ? after : before
  const height = middleOf(box, sheets)
  const aim = box.left - sheets.left - leftOf(height, sheets)
  const { scale } = sheets
  return { node: focusNode, offset: focusOffset, height, aim, scale }
}

/** The line that the browser went to: the other one than that which it came from, and the next. */
function findLine({ focusNode, focusOffset }: Selection, sheets: Sheets, from: number) {
  if (!focusNode) return null
  const away = (box: DOMRect) => Math.abs(middleOf(box, sheets) - from)
  const sides = sidesOf(focusNode, focusOffset).toSorted((one, other) => away(one) - away(other))
  return sides.find((box) => away(box) > sheets.line / 4) ?? sides[0]
}

/**
 * Puts the caret where a line, which it is on already, is nearest to what one aims at. The cell of a
 * table it does not leave: the browser goes through them one by one. In a picture, or a part that
 * only the program draws, there is nothing to aim at.
 */
function aimAt({ selection, alter }: Move, sheets: Sheets, height: number, aim: number): void {
  const x = sheets.left + leftOf(height, sheets) + aim
  const page = pageOf(height, sheets)
  const top = sheets.top + cornerOf(sheets.grid, page).top * sheets.scale
  const place = document.caretPositionFromPoint(x, top + height - (page - 1) * sheets.pitch)
  const block = selection.focusNode && blockOf(selection.focusNode)
  if (!place || !block?.contains(place.offsetNode) || block.matches('[data-slate-void]')) return
  const isOnLine = (box: DOMRect) => Math.abs(middleOf(box, sheets) - height) < sheets.line / 2
  const [before, after] = sidesOf(place.offsetNode, place.offset)
  if (isOnLine(after)) {
    if (alter === 'extend') selection.extend(place.offsetNode, place.offset)
    else selection.collapse(place.offsetNode, place.offset)
  } else if (isOnLine(before)) selection.modify(alter, 'forward', 'lineboundary')
}

const isBetweenLines = (before: DOMRect, after: DOMRect): boolean =>
  before.bottom <= after.top || after.bottom <= before.top

/** Where a caret is drawn that belongs to the character before a place, and to that after it. */
function sidesOf(node: Node, offset: number): readonly [DOMRect, DOMRect] {
  const here = boxOf(node, offset, offset) ?? elementOf(node).getBoundingClientRect()
  if (!(node instanceof Text)) return [here, here]
  const walker = document.createTreeWalker(blockOf(node), NodeFilter.SHOW_TEXT)
  walker.currentNode = node
  const previous = offset > 0 ? node : walker.previousNode()
  walker.currentNode = node
  const next = offset < node.length ? node : walker.nextNode()
  const from = next === node ? offset : 0
  const to = previous === node ? offset : (previous?.textContent?.length ?? 0)
  const left = previous && to > 0 ? boxOf(previous, to - 1, to) : undefined
  const right = next?.textContent ? boxOf(next, from, from + 1) : undefined
  return [
    left ? new DOMRect(left.right, left.top, 0, left.height) : here,
    right ? new DOMRect(right.left, right.top, 0, right.height) : here,
  ]
}

/** The box of a stretch of one node; none where nothing is drawn. */
function boxOf(node: Node, start: number, end: number): DOMRect | undefined {
  const range = sharedRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range.getClientRects()[0]
}

const elementOf = (node: Node): Element =>
  node instanceof Element ? node : (node.parentElement ?? document.body)

const blockOf = (node: Node): Element =>
  elementOf(node).closest('[data-slate-node="element"]') ?? elementOf(node)

/** Part of a screen that a page key leaves in sight. */
const keptOfScreen = 1 / 8

function moveByScreen(
  session: IssueSession,
  root: HTMLElement,
  direction: Direction,
  isExtending: boolean,
): void {
  const { focusNode, focusOffset } = getSelection() ?? {}
  const scroller = scrollParent(root)
  if (!focusNode || focusOffset === undefined || !scroller) return
  const find = () => sidesOf(focusNode, focusOffset)[1]
  scrollToPlace(root, find())
  const { left, top, bottom } = find()
  const wanted = scroller.clientHeight * (1 - keptOfScreen) * (direction === 'forward' ? 1 : -1)
  const before = scroller.scrollTop
  scroller.scrollBy({ top: wanted, behavior: 'instant' })
  // At the end of what can be scrolled the caret goes the rest of the way alone.
  const rest = wanted - (scroller.scrollTop - before)
  const place = { clientX: left, clientY: (top + bottom) / 2 + rest }
  putCaretNear(session.editor, root, place, isExtending)
}
