import type { PageGeometry } from '../galley/types.ts'

/**
 * Pixels of a page that text may fill. Print rounds its page box up to whole pixels and columns on
 * screen do not round at all, so a table's row would end a page in one and begin the next in the
 * other: both are given the whole pixels that fit into the type area.
 */
export const pageRoom = ({ typeAreaHeight }: PageGeometry): number =>
  Math.floor((typeAreaHeight * 96) / 72)
