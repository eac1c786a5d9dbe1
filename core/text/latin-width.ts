/** Widths of Times New Roman from U+0020 to U+007E in thousandths of an em; Tinos has the same. */
const widths = [
  ...[250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278],
  ...[500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444],
  ...[921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722],
  ...[556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500],
  ...[333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500],
  ...[500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541],
] as const

/** How wide a character comes out, in ems: Hanzi and their marks are one em wide. */
export function widthInEms(character: string): number {
  const width = widths[(character.codePointAt(0) ?? 0) - 0x20]
  return width === undefined ? 1 : width / 1000
}
