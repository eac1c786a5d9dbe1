import type { KeyboardEvent } from 'react'

/** The button by which an item of a list is known: what the arrows go to. */
export const listItemButton = { 'data-list-item': '' } as const

const selector = '[data-list-item]'

/** Arrows, Home and End go through a list of buttons, wherever in an item the focus is. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event
  if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>(selector)]
  const here = buttons.findIndex((button) => isInItem(button, target))
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: here - 1,
    ArrowDown: here + 1,
    Home: 0,
    End: buttons.length - 1,
  }
  const next = steps[key]
  if (next === undefined) return
  event.preventDefault()
  buttons[next]?.focus()
}

/** To the next item, or to the one before the last: the item with the focus is about to go. */
export function leaveItem(item: HTMLElement): void {
  if (!item.contains(document.activeElement)) return
  const neighbour = item.nextElementSibling ?? item.previousElementSibling
  neighbour?.querySelector<HTMLElement>(selector)?.focus()
}

function isInItem(button: HTMLElement, target: EventTarget): boolean {
  const item = button.closest('li') ?? button
  return target instanceof Node && item.contains(target)
}
