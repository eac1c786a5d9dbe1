/** Which finding is looked at: its underline, its card in the pane and the one at the text agree. */
import { useSyncExternalStore } from 'react'
import type { Finding } from '../../core/checks/index.ts'
import { createStore, type Store } from '../app/store.ts'
import type { IssueSession } from '../editor/index.ts'

export interface Spotlight {
  /** The finding under the pointer or the focus in the pane. */
  readonly pointed: string | null
  /** The finding whose card is open at the text. */
  readonly card: OpenCard | null
}

export interface OpenCard {
  readonly key: string
  /** Whether somebody pressed a key for it, so that it takes the focus. */
  readonly isEntered: boolean
}

/** The same finding of one check and the next, for as long as nothing before it moves. */
export const findingKey = ({ rule, where, excerpt }: Finding): string =>
  // Entries of the contents have no place of their own.
  `${rule} ${where.elementId} ${where.length === 0 ? excerpt : where.offset}`

const spotlights = new WeakMap<IssueSession, Store<Spotlight>>()

/** One spotlight per issue. */
export function spotlightOf(session: IssueSession): Store<Spotlight> {
  const known = spotlights.get(session)
  if (known !== undefined) return known
  const spotlight = createStore<Spotlight>({ pointed: null, card: null })
  spotlights.set(session, spotlight)
  return spotlight
}

/** The card that is open at the text. */
export function useOpenCard(session: IssueSession): OpenCard | null {
  const { get, subscribe } = spotlightOf(session)
  return useSyncExternalStore(subscribe, () => get().card)
}

/** The key of the finding that is lit up. */
export function useLitKey(session: IssueSession): string | null {
  const { get, subscribe } = spotlightOf(session)
  return useSyncExternalStore(subscribe, () => get().pointed ?? get().card?.key ?? null)
}
