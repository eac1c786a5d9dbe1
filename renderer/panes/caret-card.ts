/**
 * Opens the card of a finding where the caret is put or comes to rest, and closes it when somebody
 * types, moves on or goes elsewhere. Typing by itself opens nothing: who writes is left alone.
 */
import type { IssueSession } from '../editor/index.ts'
import { checkerOf } from './findings.ts'
import { findingAtCaret } from './finding-place.ts'
import { findingKey, spotlightOf } from './spotlight.ts'

/** How long the caret rests after a key that moved it. */
const restMs = 450

const movingKeys: ReadonlySet<string> = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
])

/** Follows the caret in the text within `well`. Stops when the answer is called. */
export function followCaret(session: IssueSession, well: HTMLElement): () => void {
  const spotlight = spotlightOf(session)
  const checker = checkerOf(session)
  let isAsked = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    isAsked = false
    clearTimeout(timer)
    timer = undefined
    spotlight.set({ card: null })
  }
  const look = () => {
    timer = undefined
    const { shown, bulletin } = checker.get()
    // What was typed a moment ago is still to be checked; the checker calls again.
    if (!isAsked || bulletin !== session.getSnapshot().bulletin) return
    isAsked = false
    if (isComposing(well) || !isInText(document.activeElement)) return
    const finding = findingAtCaret(shown)
    if (finding === null) close()
    else if (spotlight.get().card?.key !== findingKey(finding)) {
      spotlight.set({ card: { key: findingKey(finding), isEntered: false } })
    }
  }
  const ask = (afterMs: number) => {
    isAsked = true
    clearTimeout(timer)
    timer = setTimeout(look, afterMs)
  }
  const onPointerUp = ({ button, target }: PointerEvent) => {
    // The browser moves the caret right after it.
    if (button === 0 && target instanceof Element && isText(target)) ask(0)
  }
  const onKeyDown = ({ key, target, isComposing: isHeld }: KeyboardEvent) => {
    if (!isHeld && movingKeys.has(key) && target instanceof Element && isText(target)) ask(restMs)
  }
  const onCaret = () => {
    const { card } = spotlight.get()
    if (card === null || !isInText(document.activeElement)) return
    const finding = findingAtCaret(checker.get().shown)
    // The caret does not stand in what a key has led to: there the whole of it is selected.
    const isLeft = finding === null ? !card.isEntered : findingKey(finding) !== card.key
    if (isLeft) spotlight.set({ card: null })
  }
  const onFocus = ({ target }: FocusEvent) => {
    const isHere = target instanceof Element && (isText(target) || isCard(target))
    if (!isHere && spotlight.get().card !== null) close()
  }
  const lookAgain = () => {
    if (isAsked && timer === undefined) look()
  }
  const stops = [
    session.onEdit(close),
    checker.subscribe(lookAgain),
    listen(well, 'pointerup', onPointerUp),
    listen(well, 'keydown', onKeyDown),
    listen(well, 'compositionstart', close),
    listen(document, 'selectionchange', onCaret),
    listen(document, 'focusin', onFocus),
  ]
  return () => {
    stops.forEach((stop) => stop())
    close()
  }
}

const isText = (element: Element): boolean => element.closest('[data-slate-editor]') !== null
const isCard = (element: Element): boolean => element.closest('[data-finding-card]') !== null

/** Text that can only be read takes no focus. */
const isInText = (active: Element | null): boolean =>
  active !== null && (active === document.body || isText(active))

const isComposing = (well: HTMLElement): boolean =>
  well.querySelector('[data-slate-editor][data-composing]') !== null

function listen<Type extends keyof GlobalEventHandlersEventMap>(
  target: HTMLElement | Document,
  type: Type,
  listener: (event: GlobalEventHandlersEventMap[Type]) => void,
): () => void {
  target.addEventListener(type, listener as EventListener)
  return () => target.removeEventListener(type, listener as EventListener)
}
