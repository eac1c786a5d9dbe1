/** The side on which an issue ends. */
import type { Rule } from './finding.ts'

export const endsOnEvenPage: Rule = {
  id: 'R92',
  title: '版记不在双页',
  severity: 'suggestion',
  basis: 'GB/T 9704-2012 7.4 及编排惯例：双面印刷时，版记位于最后一面（双页）',
  isAsked: ({ paper, imprint }) => paper.duplex && imprint.evenPage === 'warn',
  find: ({ bulletin, pages }) => {
    if (pages === null || pages.tailPage % 2 === 0) return []
    const imprint = bulletin.children.find((part) => part.type === 'imprint')
    if (imprint === undefined) return []
    return [
      {
        title: '版记不在双页',
        excerpt: '',
        message: `印发栏在第 ${pages.tailPage} 页，是单页；双面印刷时应在双页。`,
        hint: '增删几行，或在版式里改为自动加空白页。',
        where: { elementId: imprint.id, offset: 0, length: 0 },
      },
    ]
  },
}
