/** 专报: the line above the nameplate, and a table. */
import { insertAfter, table, words } from './kit.mjs'

const rows = [
  ['堵点', '涉及事项（项）', '反映企业（家）', '占全部意见（%）'],
  ['材料重复提交', '74', '412', '35.6'],
  ['政策看得见够不着', '38', '336', '29.1'],
  ['检查多头频次高', '26', '208', '18.0'],
  ['合计', '138', '956', '82.7'],
]
const results = () => [
  words('caption', '企业反映集中的三类堵点'),
  table(rows, [0.31, 0.23, 0.23, 0.23], ['left', 'right', 'right', 'right']),
]

function extend(part) {
  if (part.type === 'masthead') return { ...part, kicker: '澄源政务信息' }
  if (part.type !== 'article') return part
  return insertAfter(part, '从问卷和走访情况看', results())
}

export const sample = {
  name: 'chengyuan-yingshang-2026-07',
  template: 'special-report',
  media: new Map(),
  extend: (read) => read.children.map(extend),
}
