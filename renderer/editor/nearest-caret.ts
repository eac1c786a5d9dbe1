/** Clicks beside the text: in margins, under an article's end, on what the program draws. */
import { Range, type Point } from 'slate'
import { ReactEditor } from 'slate-react'
import { focusEditor } from './text-focus.ts'
import type { BulletinEditor } from './slate-types.ts'

const textBlocks =
  ':is(.article,.part-distribution) :is(p,h1,h2,h3,h4,h5,td,th)[data-slate-node="element"]'
/** Where a click is somebody else's: on words, in fields, on buttons, on handles. */
const taken = `${textBlocks},.figure,.footnotes [data-id],input,textarea,button,[role="dialog"],[data-handle]`

interface ClickPlace {
  readonly clientX: number
  readonly clientY: number
}

/** Whether a press of the button lies beside what can be clicked on. */
export function isBesideText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(taken) === null
}

/**
 * Puts the caret to the text nearest to a place on a sheet, as Word does; where the sheet has no text
 * the caret stays. The editor has the focus afterwards.
 */
export function putCaretNear(
  editor: BulletinEditor,
  root: HTMLElement,
  place: ClickPlace,
  isExtending: boolean,
): void {
  const point = findNearestPoint(editor, root, place)
  if (!point) {
    if (editor.selection) focusEditor(editor)
    return
  }
  const { selection } = editor
  const anchor = isExtending && selection ? selection.anchor : point
  const next = { anchor, focus: point }
  // At once, not with the next drawing: a key may follow the click.
  root.focus({ preventScroll: true })
  selectInDom(ReactEditor.toDOMRange(editor, next), Range.isBackward(next))
  if (!selection || !Range.equals(selection, next)) editor.select(next)
}

function selectInDom(range: globalThis.Range, isBackward: boolean): void {
  const { startContainer, startOffset, endContainer, endOffset } = range
  const selection = document.getSelection()
  if (isBackward) selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
  else selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

interface Fragment {
  readonly block: Element
  readonly rect: DOMRect
}

function findNearestPoint(
  editor: BulletinEditor,
  root: HTMLElement,
  { clientX, clientY }: ClickPlace,
): Point | null {
  const sheet = sheetAt(root, clientX, clientY)
  if (!sheet) return null
  const fragments = [...root.querySelectorAll(textBlocks)]
    .flatMap((block) => [...block.getClientRects()].map((rect): Fragment => ({ block, rect })))
    .filter(({ rect }) => rect.bottom > sheet.top && rect.top < sheet.bottom)
    .filter(({ rect }) => rect.right > sheet.left && rect.left < sheet.right)
  let nearest: Fragment | null = null
  let least = [Infinity, Infinity] as const
  for (const fragment of fragments) {
    const { top, bottom, left, right } = fragment.rect
    const away = [distance(clientY, top, bottom), distance(clientX, left, right)] as const
    if (away[0] > least[0] || (away[0] === least[0] && away[1] >= least[1])) continue
    nearest = fragment
    least = away
  }
  return nearest && pointIn(editor, nearest, clientX, clientY)
}

function sheetAt(root: HTMLElement, x: number, y: number): DOMRect | null {
  const sheets = root.closest('[data-stage]')?.querySelectorAll('[data-page]') ?? []
  const rects = [...sheets].map((sheet) => sheet.getBoundingClientRect())
  const distances = rects.map(
    ({ left, right, top, bottom }) => distance(y, top, bottom) + distance(x, left, right),
  )
  return rects[distances.indexOf(Math.min(...distances))] ?? null
}

/** How far a place lies outside of a stretch; 0 inside. */
const distance = (at: number, from: number, to: number): number => Math.max(from - at, at - to, 0)

const clamp = (at: number, from: number, to: number): number => Math.max(from, Math.min(at, to))

/** The place in a block's text that is nearest; its end where that cannot be seen. */
function pointIn(
  editor: BulletinEditor,
  { block, rect }: Fragment,
  x: number,
  y: number,
): Point | null {
  const left = clamp(x, rect.left + 1, rect.right - 1)
  // The middle of the first or last line, not the air above or below it.
  const half = Math.min(rect.height, Number.parseFloat(getComputedStyle(block).lineHeight) || 0) / 2
  const top = clamp(y, rect.top + half, rect.bottom - half)
  const caret = document.caretPositionFromPoint(left, top)
  if (caret && block.contains(caret.offsetNode)) {
    const place = [caret.offsetNode, caret.offset] as const
    const point = ReactEditor.toSlatePoint(editor, [...place], {
      exactMatch: false,
      suppressThrow: true,
    })
    if (point) return point
  }
  const element = ReactEditor.toSlateNode(editor, block)
  return editor.end(ReactEditor.findPath(editor, element))
}
