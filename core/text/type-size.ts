/**
 * The named sizes of Chinese type (号), in points. 字号 are what an office says; points are what a
 * machine sets. Source: the table every edition of Word and WPS carries.
 */
export const typeSizes = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
} as const

/** A named size, such as 三号. */
export type TypeSizeName = keyof typeof typeSizes

/** A size as a template says it: by name, or in points where no name fits. */
export type TypeSize = TypeSizeName | number

/** The size in points. */
export function pointsOf(size: TypeSize): number {
  return typeof size === 'number' ? size : typeSizes[size]
}
