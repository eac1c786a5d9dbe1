declare global {
  interface Window {
    /** Milliseconds from each input event to the frame that shows it. */
    keystrokes: number[]
    /** Resolves when the last keystroke has been painted. */
    painted: () => Promise<void>
    /** Puts the caret into the middle of a paragraph near this share of the document. */
    placeCaret: (share: number) => void
    ready: boolean
    /** Neikan's page: whether its journal is kept from now on. */
    keep?: (isKept: boolean) => void
    /** Neikan's page: whether its pages are read back, as what is derived from them needs. */
    readPages?: (isRead: boolean) => void
  }
}

/** Times every keystroke of this page: from the input event to the task after its frame. */
export function measureKeystrokes(): void {
  window.keystrokes = []
  let pending: Promise<void> = Promise.resolve()
  window.addEventListener(
    'beforeinput',
    () => {
      const start = performance.now()
      pending = new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => {
            window.keystrokes.push(performance.now() - start)
            resolve()
          }
          channel.port2.postMessage(null)
        })
      })
    },
    true,
  )
  window.painted = () => pending
}

/** Puts the caret into the paragraph that stands at this share of all paragraphs under `root`. */
export function placeCaretIn(root: HTMLElement, selector: string, share: number): void {
  const paragraphs = [...root.querySelectorAll<HTMLElement>(selector)]
  const paragraph =
    paragraphs[Math.min(paragraphs.length - 1, Math.floor(share * paragraphs.length))]
  if (!paragraph) throw new RangeError(`No paragraph at ${share}`)
  paragraph.scrollIntoView({ block: 'center' })
  root.focus({ preventScroll: true })
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const text = walker.nextNode()
  if (!text) throw new TypeError('The paragraph has no text')
  getSelection()!.collapse(text, Math.floor((text.textContent ?? '').length / 2))
}
