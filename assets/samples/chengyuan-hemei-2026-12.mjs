/** 工作简报: the year, which its issue line does not print, the offices, and a table. */
import { insertAfter, table, words } from './kit.mjs'

const offices = ['专班办公室', '望禾村党支部', '听泉村党支部', '专班办公室']
const rows = [
  ['名次', '乡镇（街道）', '分类准确率（%）', '设施完好率（%）', '综合得分'],
  ['1', '石桥镇', '95.2', '99.1', '96.8'],
  ['2', '枫林镇', '94.6', '98.7', '96.2'],
  ['3', '白鹭乡', '93.8', '98.9', '95.8'],
  ['4', '城东街道', '92.9', '98.2', '95.0'],
  ['5', '清溪镇', '92.1', '97.5', '94.3'],
  ['6', '柳河镇', '91.0', '96.8', '93.3'],
  ['7', '南山乡', '89.7', '96.1', '92.3'],
  ['8', '云居镇', '88.3', '95.9', '91.3'],
]
const results = () => [
  words('caption', '综合得分90分以上的乡镇（街道）'),
  table(rows, [0.12, 0.24, 0.23, 0.23, 0.18], ['center', 'left', 'right', 'right', 'right']),
]

let article = -1

function extend(part) {
  if (part.type === 'masthead') return { ...part, year: 2026 }
  if (part.type === 'contents') return { ...part, imported: null }
  if (part.type !== 'article') return part
  article += 1
  const named = { ...part, contributingOffice: offices[article] }
  return article === 3 ? insertAfter(named, '总体情况', results()) : named
}

export const sample = {
  name: 'chengyuan-hemei-2026-12',
  template: 'work-brief',
  media: new Map(),
  extend: (read) => read.children.map(extend),
}
