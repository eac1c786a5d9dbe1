import { useMemo } from 'react'
import { mediaUrlOf } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { useApp } from './context.tsx'

/** Where the pictures of an issue are fetched from: the same function for as long as it is the same. */
export function useMediaUrl(issue: OpenIssue) {
  const app = useApp()
  return useMemo(() => mediaUrlOf(app, issue), [app, issue])
}
