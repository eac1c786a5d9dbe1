/** Panes in the order of F6. Each has `data-pane`; what can be focused first in it gets the focus. */
const order = [
  'command-bar',
  'format-bar',
  'structure',
  'thumbnails',
  'text',
  'preview',
  'review',
  'status',
] as const

/** Where a pane is entered: its list, its text, the tab that is open, else its first control. */
const entries = [
  '[data-slate-editor="true"],[role="treegrid"],[role="tab"][aria-selected="true"]',
  'button:not([disabled]),input:not([disabled]),[tabindex="0"]',
]

export function focusNextPane(step: 1 | -1): void {
  const active = document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')
  const start = order.findIndex((name) => name === active)
  for (let offset = 1; offset <= order.length; offset += 1) {
    const index = (start + step * offset + order.length * 2) % order.length
    const pane = document.querySelector(`[data-pane="${order[index]}"]`)
    const targets = entries.map((entry) => pane?.querySelector<HTMLElement>(entry))
    // A page that is only read has the keys itself.
    const itself = pane?.matches('[tabindex="0"]') === true ? (pane as HTMLElement) : null
    const target = itself ?? targets.find((each) => each)
    if (target) {
      target.focus()
      return
    }
  }
}
