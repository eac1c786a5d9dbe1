/** 整页, 页宽, or a part of the paper's size. */
export type PreviewZoom = 'page' | 'width' | number

const steps = [0.25, 0.5, 0.75, 0.9, 1, 1.25, 1.5, 2] as const

/** The next step from whatever a scale is; null at either end. */
export function scaleAfter(scale: number, by: 1 | -1): number | null {
  const next =
    by === 1
      ? steps.find((step) => step > scale + 0.001)
      : steps.findLast((step) => step < scale - 0.001)
  return next ?? null
}
