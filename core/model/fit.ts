/**
 * Exceptions that fit one issue on its pages: which fields they are and how far they may go. The
 * bounds keep a page from looking squeezed: half a point is 3 % of a 16 pt character, and 26 to 30 pt
 * is what offices set by hand.
 */

/** Fields that stand in the file only where an exception is made. */
export const fitFields = ['pageBreakBefore', 'tightening', 'linePitch'] as const
export type FitField = (typeof fitFields)[number]

/** In points. The steps are what a word processor can tell apart: tenths, and twips. */
export const fitRanges = {
  tightening: { least: 0.1, most: 0.5, step: 0.1 },
  linePitch: { least: 26, most: 30, step: 0.05 },
} as const

export const isFitField = (key: string): key is FitField =>
  (fitFields as readonly string[]).includes(key)

/** What must not be in both halves of an element that is split: the start keeps it. */
export const fieldsOfStart: readonly FitField[] = ['pageBreakBefore', 'tightening']
