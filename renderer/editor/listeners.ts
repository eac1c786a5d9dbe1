/** Those who want to hear of one kind of change. */
export interface Listeners<Arguments extends readonly unknown[] = []> {
  add(listener: (...values: Arguments) => void): () => void
  call(...values: Arguments): void
}

export function createListeners<Arguments extends readonly unknown[] = []>(): Listeners<Arguments> {
  const listeners = new Set<(...values: Arguments) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    call: (...values) => listeners.forEach((listener) => listener(...values)),
  }
}

/**
 * Runs something soon after it is asked for: when the asking pauses, and while it does not, at the
 * latest after `mostMs`.
 */
export function atPause(
  run: () => void,
  { pauseMs, mostMs }: { readonly pauseMs: number; readonly mostMs: number },
): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstMs = 0
  return {
    ask() {
      const now = performance.now()
      if (timer === undefined) firstMs = now
      clearTimeout(timer)
      const wait = Math.max(0, Math.min(pauseMs, firstMs + mostMs - now))
      timer = setTimeout(() => {
        timer = undefined
        run()
      }, wait)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
