/** Panes in the order of F6. Each has `data-pane`; what can be focused first in it gets the focus. */
const order = ['command-bar', 'format-bar', 'structure', 'text', 'review', 'status'] as const

const focusable =
  '[data-slate-editor="true"],[role="treegrid"],[role="treegrid"] [tabindex="0"],' +
  'button:not([disabled]),input:not([disabled]),[tabindex="0"]'

export function focusNextPane(step: 1 | -1): void {
  const active = document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')
  const start = order.findIndex((name) => name === active)
  for (let offset = 1; offset <= order.length; offset += 1) {
    const index = (start + step * offset + order.length * 2) % order.length
    const pane = document.querySelector(`[data-pane="${order[index]}"]`)
    const target = pane?.querySelector<HTMLElement>(focusable)
    if (target) {
      target.focus()
      return
    }
  }
}
