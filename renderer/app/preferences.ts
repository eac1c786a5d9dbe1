/** What the desk remembers of its own looks, in the browser's storage: nothing of any issue. */
import type { App } from './app.ts'
import { zoomRange, type AppState } from './app-state.ts'

const key = 'neikan.desk'
/** Below these widths a pane floats over the sheets, so it is only there when it is asked for. */
export const floatsBelowPx = { review: 1200, structure: 860 }

type Preferences = Pick<AppState, 'isStructureShown' | 'isReviewShown' | 'zoom' | 'spread'>

/** Takes up what was remembered, and remembers from now on. Stops when the answer is called. */
export function keepPreferences({ store }: App): () => void {
  const kept = read()
  store.set({
    ...kept,
    ...(innerWidth < floatsBelowPx.review ? { isReviewShown: false } : {}),
    ...(innerWidth < floatsBelowPx.structure ? { isStructureShown: false } : {}),
  })
  const stopFitting = closeFloating(store)
  let written = JSON.stringify(pick(store.get()))
  const stopKeeping = store.subscribe(() => {
    const next = JSON.stringify(pick(store.get()))
    if (next === written) return
    written = next
    // Storage may be full or switched off; the desk works without.
    try {
      localStorage.setItem(key, next)
    } catch {
      return
    }
  })
  return () => {
    stopFitting()
    stopKeeping()
  }
}

/**
 * A window that becomes narrow, as by the browser's zoom, keeps its sheets in sight; the panes that
 * lay over them are back when it is wide again.
 */
function closeFloating({ get, set }: App['store']): () => void {
  const panes = [
    { name: 'isReviewShown', below: floatsBelowPx.review },
    { name: 'isStructureShown', below: floatsBelowPx.structure },
  ] as const
  const closed = new Set<string>()
  let before = innerWidth
  const onResize = () => {
    for (const { name, below } of panes) {
      const [wasNarrow, isNarrow] = [before < below, innerWidth < below]
      if (isNarrow && !wasNarrow && get()[name]) {
        set({ [name]: false })
        closed.add(name)
      } else if (!isNarrow && wasNarrow && closed.delete(name)) set({ [name]: true })
    }
    before = innerWidth
  }
  addEventListener('resize', onResize)
  return () => removeEventListener('resize', onResize)
}

/** Says on the root what the settings say of day and night, for tokens.css. */
export function showAppearance({ store }: App): () => void {
  const { dataset } = document.documentElement
  return store.subscribe(() => {
    dataset['appearance'] = store.get().settings.appearance
  })
}

const pick = (state: AppState): Preferences => {
  const { isStructureShown, isReviewShown } = state.focus ?? state
  return { isStructureShown, isReviewShown, zoom: state.zoom, spread: state.spread }
}

/** Only what is of the right kind: anyone may write to the storage. */
function read(): Partial<Preferences> {
  let stored: unknown
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
  if (typeof stored !== 'object' || stored === null) return {}
  const { isStructureShown, isReviewShown, zoom, spread } = stored as Record<string, unknown>
  return {
    ...(typeof isStructureShown === 'boolean' ? { isStructureShown } : {}),
    ...(typeof isReviewShown === 'boolean' ? { isReviewShown } : {}),
    ...(isZoom(zoom) ? { zoom } : {}),
    ...(isSpread(spread) ? { spread } : {}),
  }
}

const isZoom = (value: unknown): value is number =>
  typeof value === 'number' && value >= zoomRange.least && value <= zoomRange.most

const isSpread = (value: unknown): value is NonNullable<AppState['spread']> =>
  typeof value === 'object' && value !== null && 'zoom' in value && isZoom(value.zoom)
