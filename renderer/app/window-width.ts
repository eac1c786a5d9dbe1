import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/**
 * The widest of some steps, in pixels, that the window reaches; 0 where it reaches none. For what a
 * style sheet cannot say: which commands stand in a menu because the bar has no room for them.
 */
export function useWidthStep(steps: readonly number[]): number {
  return useSyncExternalStore(subscribe, () =>
    Math.max(0, ...steps.filter((step) => innerWidth >= step)),
  )
}
