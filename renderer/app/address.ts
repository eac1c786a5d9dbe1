import type { App } from './app.ts'

/**
 * Keeps the open issue in the address of a browser's tab: F5, or opening the tab anew, leads back to it.
 * Not where no traces are to be left: a browser remembers addresses.
 */
export function keepAddress({ store }: App): () => void {
  return store.subscribe(() => {
    const { issue, start, settings } = store.get()
    if (start?.shell !== 'desk') return
    const url = new URL(location.href)
    const path = settings.leavesNoTraces ? null : (issue?.place.path ?? null)
    if (url.searchParams.get('issue') === path) return
    if (path === null) url.searchParams.delete('issue')
    else url.searchParams.set('issue', path)
    history.replaceState(null, '', url)
  })
}
