/** Exceptions of one issue, put on any bulletin by the throw of dice. */
import fc from 'fast-check'
import type { Bulletin, BulletinNode } from '../../core/model/index.ts'
import { diceOf } from './prose.ts'

const breakable: ReadonlySet<string> = new Set([
  ...['article', 'heading', 'paragraph', 'list', 'table', 'figure', 'caption', 'attachmentNote'],
])
const tightenable: ReadonlySet<string> = new Set([
  ...['headline', 'editorsNote', 'paragraph', 'listItem'],
])

/** About one block in `rarity` gets each of the exceptions that it can have. */
export function withFits(bulletin: Bulletin, seed: number, rarity: number): Bulletin {
  const dice = diceOf(seed)
  const fit = <Node extends BulletinNode>(node: Node): Node => {
    if ('text' in node) return node
    const happens = (kinds: ReadonlySet<string>) => kinds.has(node.type) && dice(rarity) === 0
    const exceptions = {
      ...(happens(breakable) && { pageBreakBefore: true }),
      ...(happens(tightenable) && { tightening: (1 + dice(5)) / 10 }),
      ...(node.type === 'article' && dice(3) === 0 && { linePitch: (520 + dice(81)) / 20 }),
    }
    const children = node.children.map((child: BulletinNode) => fit(child))
    return { ...node, ...exceptions, children } as Node
  }
  return { children: bulletin.children.map(fit) }
}

/** The same bulletins, half of them fitted on their pages. */
export const oftenFitted = (
  bulletins: fc.Arbitrary<Bulletin>,
  rarity: number,
): fc.Arbitrary<Bulletin> =>
  fc
    .tuple(bulletins, fc.option(fc.nat(1_000_000), { nil: null, freq: 1 }))
    .map(([bulletin, seed]) => (seed === null ? bulletin : withFits(bulletin, seed, rarity)))
