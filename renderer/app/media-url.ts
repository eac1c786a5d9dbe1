import { useCallback } from 'react'
import type { OpenIssue } from './app-state.ts'
import { useApp } from './context.tsx'

/** Where the pictures of an issue are fetched from. */
export function useMediaUrl({ place, standIns }: OpenIssue) {
  const { desk } = useApp()
  return useCallback(
    (name: string) => standIns.get(name) ?? desk.mediaUrl(place.issueId, name),
    [desk, place.issueId, standIns],
  )
}
