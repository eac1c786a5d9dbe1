import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { MediaUrl } from '../../core/html/index.ts'
import type { DistributionKind } from '../../core/model/index.ts'
import type { LookStore } from './looks.ts'

/** What every drawn element asks for. */
export interface ViewContext {
  readonly looks: LookStore
  readonly mediaUrl: MediaUrl
  /** What stands before a line of recipients, also before the galley knows it. */
  labelOf(kind: DistributionKind): string
  /** Place of a kind of line in the template's order. */
  rankOf(kind: DistributionKind): number
}

export const EditorView = createContext<ViewContext | null>(null)

export function useView(): ViewContext {
  const view = useContext(EditorView)
  if (!view) throw new TypeError('An element of the bulletin is drawn outside its view')
  return view
}

/** Reads one thing from the looks and draws anew when what stands under that key changes. */
export function useLooks<Value>(key: string, read: (looks: LookStore) => Value): Value {
  const { looks } = useView()
  const subscribe = useCallback(
    (listener: () => void) => looks.subscribe(key, listener),
    [looks, key],
  )
  return useSyncExternalStore(subscribe, () => read(looks))
}
