import type { LucideIcon } from 'lucide-react'

/** Every icon of the desk: 16 px, one weight, silent for screen readers. */
export function Icon({
  of: Glyph,
  size = 16,
}: {
  readonly of: LucideIcon
  readonly size?: number
}) {
  return <Glyph size={size} strokeWidth={1.6} aria-hidden />
}
