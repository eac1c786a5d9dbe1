import type { App } from './app.ts'

/** Keeps the open issue in the address of a browser's tab: F5, or opening the tab anew, leads back to it. */
export function keepAddress({ store }: App): () => void {
  return store.subscribe(() => {
    const { issue, start } = store.get()
    if (start?.shell !== 'desk') return
    const url = new URL(location.href)
    const path = issue?.place.path ?? null
    if (url.searchParams.get('issue') === path) return
    if (path === null) url.searchParams.delete('issue')
    else url.searchParams.set('issue', path)
    history.replaceState(null, '', url)
  })
}
