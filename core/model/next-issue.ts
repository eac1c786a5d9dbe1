import { blankArticle } from './blank.ts'
import type { NextNumber } from './register.ts'
import type { Bulletin, BulletinNode, Masthead, NewId, Part } from './types.ts'

/**
 * The next issue of a publication: nameplate, marks, distribution, credits and print run as in the
 * one before it, one empty article, and no date: that is the day of the sign-off.
 */
export function nextIssue(
  last: Bulletin,
  number: NextNumber & { readonly supplement: boolean },
  newId: NewId,
): Bulletin {
  const kept = issueFrom(last, number, newId).children
  const first = kept.findIndex(({ type }) => type === 'article')
  const children = kept.filter(({ type }) => type !== 'article')
  return { children: children.toSpliced(first, 0, blankArticle(newId)) }
}

/**
 * A new issue with another one as its draft (以此期为底稿): as `nextIssue`, but the articles stay,
 * to be written over. An empty copy would be what `nextIssue` gives.
 */
export function issueFrom(
  base: Bulletin,
  number: NextNumber & { readonly supplement: boolean },
  newId: NewId,
): Bulletin {
  return {
    children: base.children.map((part): Part => {
      const copy = withNewIds(part, newId)
      if (copy.type === 'masthead') return { ...copy, ...fresh(number) }
      if (copy.type === 'contents') return { ...copy, imported: null }
      return copy.type === 'imprint' ? { ...copy, issueDate: null } : copy
    }),
  }
}

/**
 * What must not be carried over: the number, the date, the number of one copy, and what was waved
 * through, which nobody has looked at in other text.
 */
function fresh({
  year,
  issueNumber,
  cumulativeNumber,
  supplement,
}: NextNumber & { readonly supplement: boolean }): Partial<Masthead> {
  return {
    ...{ year, issueNumber, cumulativeNumber, supplement },
    ...{ copyNumber: null, issueDate: null, ignoredFindings: [] },
  }
}

function withNewIds<Node extends BulletinNode>(node: Node, newId: NewId): Node {
  if ('text' in node) return { ...node }
  const children = node.children.map((child: BulletinNode) => withNewIds(child, newId))
  return { ...node, id: newId(), children } as Node
}
