export interface DragSteps {
  /** Pixels of the window since the press. */
  move(dx: number, dy: number): void
  /** The button was let go of: what was shown last is to stand. */
  end(): void
  /** Esc was pressed, or the pointer was taken away: nothing is to change. */
  cancel(): void
}

/** Follows the pointer from a press on a handle until it is let go of. */
export function followDrag(
  handle: HTMLElement,
  { pointerId, clientX, clientY }: Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'>,
  steps: DragSteps,
): void {
  const listening = new AbortController()
  const { signal } = listening
  const finish = (last: () => void) => {
    listening.abort()
    if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId)
    last()
  }
  handle.setPointerCapture(pointerId)
  handle.addEventListener(
    'pointermove',
    (event) => steps.move(event.clientX - clientX, event.clientY - clientY),
    { signal },
  )
  handle.addEventListener('pointerup', () => finish(steps.end), { signal })
  handle.addEventListener('lostpointercapture', () => finish(steps.cancel), { signal })
  // Before the desk hears of it, for which Esc means the way back to the text.
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      finish(steps.cancel)
    },
    { capture: true, signal },
  )
}
