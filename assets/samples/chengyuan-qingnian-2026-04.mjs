/** What the manuscript cannot say (extras.md): bylines, note, table, picture, list. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { newId, plainText, table, words } from './kit.mjs'

const picture = readFileSync(new URL('attendance.png', import.meta.url))
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.png`

const offices = [
  ['团县委青年发展部', '桑小禾'],
  ['团县委组织部', '易知南'],
  ['石桥镇团委', '陶望山'],
  ['团县委社会联络部', '郗青屿'],
]
const editorsNote =
  '青年夜校能不能长久办下去，关键看青年愿不愿意来、来了有没有收获。团县委从青年需求出发，请身边的老师、' +
  '用身边的场地，把课堂办到家门口，做法实在、成本不高、青年欢迎。现将有关情况刊发，供各级团组织学习借鉴。'
const footnote = '每课时45分钟。课时、参加人次由各乡镇（街道）团委按月报送，团县委逐项核实。'
const tableRows = [
  ['课程类别', '课程（门）', '课堂（个）', '授课（课时）', '参加青年（万人次）'],
  ['非遗手作', '9', '19', '236', '0.42'],
  ['短视频剪辑', '8', '17', '214', '0.40'],
  ['急救护理', '7', '14', '180', '0.35'],
  ['投资理财', '6', '11', '130', '0.23'],
  ['形体健身', '10', '22', '280', '0.51'],
  ['声乐器乐', '8', '17', '220', '0.39'],
  ['合计', '48', '100', '1260', '2.30'],
]
const alt =
  '柱状图：2026年3月至10月青年夜校每月参加人次依次为1100、1800、2400、2700、3500、3900、3700、3900，' +
  '总体上升，8月和10月最高。'

const figure = () => ({
  type: 'figure',
  id: newId(),
  media: pictureName,
  widthMm: 140,
  heightMm: 72,
  alt,
  children: [{ text: '' }],
})

const courses = () =>
  table(tableRows, [0.22, 0.17, 0.17, 0.19, 0.25], ['left', 'right', 'right', 'right', 'right'])

/** What stands before and after the block of an article that begins with these words. */
const additions = [
  {
    article: 0,
    begins: '课程由青年来点',
    after: () => [words('caption', '青年夜校各类课程开设情况（截至2026年10月31日）'), courses()],
  },
  {
    article: 0,
    begins: '场地向闲置来要',
    after: () => [figure(), words('caption', '2026年3月至10月青年夜校参加人次')],
  },
  {
    article: 3,
    begins: '收益分配实行',
    before: () => [words('heading', '收益怎么分，三方都有明白账', { level: 2 })],
  },
  {
    article: 3,
    begins: '风险防范实行',
    before: () => [words('heading', '风险怎么防，一纸合同说清楚', { level: 2 })],
    after: () => [
      words('paragraph', '青年团队申请成为“青春合伙人”，应当具备下列条件：'),
      {
        type: 'list',
        id: newId(),
        ordered: true,
        children: [
          '团队成员不少于3人，平均年龄不超过40周岁；',
          '经营方案切实可行，自筹资金不低于总投入的一半；',
          '承诺连续经营不少于3年，优先聘用本村村民；',
          '团队成员信用记录良好，没有违法经营行为。',
        ].map((item) => words('listItem', item)),
      },
    ],
  },
]
const attachments = ['澄源县青年人才紧缺岗位目录', '澄源县青年人才专窗服务事项清单']

function extendArticle(article, index) {
  const [byline, contributor] = offices[index]
  const wanted = additions.filter((addition) => addition.article === index)
  const blocks = article.children.flatMap((block) => {
    const addition = wanted.find(({ begins }) => plainText(block).startsWith(begins))
    if (addition !== undefined) wanted.splice(wanted.indexOf(addition), 1)
    const kept = index === 0 ? withFootnote(block) : block
    return [...(addition?.before?.() ?? []), kept, ...(addition?.after?.() ?? [])]
  })
  if (wanted.length > 0) throw new Error(`Article ${index} lacks ${wanted[0].begins}`)
  const [headline, ...rest] = blocks
  const note = index === 0 ? [words('editorsNote', editorsNote)] : []
  const notes = index === 1 ? attachments.map((name) => words('attachmentNote', name)) : []
  return {
    ...article,
    contributingOffice: byline,
    contributor,
    children: [headline, words('byline', byline), ...note, ...rest, ...notes],
  }
}

/** Puts the note after 授课1260课时, inside whatever span holds it. */
function withFootnote(block) {
  if (block.type !== 'paragraph') return block
  const mark = '授课1260课时'
  const children = block.children.flatMap((span) => {
    const at = span.text?.indexOf(mark) ?? -1
    if (at < 0) return [span]
    const end = at + mark.length
    const reference = { type: 'footnote', id: newId(), note: footnote, children: [{ text: '' }] }
    return [{ ...span, text: span.text.slice(0, end) }, reference, { ...span, text: span.text.slice(end) }]
  })
  return children.length === block.children.length ? block : { ...block, children }
}

export const sample = {
  name: 'chengyuan-qingnian-2026-04',
  template: 'work-information',
  media: new Map([[pictureName, new Uint8Array(picture)]]),
  extend: (read) => read.children.map((part) => extend(part, read)),
}

function extend(part, read) {
  switch (part.type) {
    case 'contents':
      return { ...part, imported: null }
    case 'article':
      return extendArticle(part, read.children.filter(({ type }) => type === 'article').indexOf(part))
    case 'distribution': {
      const recipients = '团市委办公室，县委办公室、县政府办公室，各乡镇（街道）团委，县直各单位团组织。'
      return { ...part, children: [words('distributionLine', recipients, { kind: part.children[0].kind })] }
    }
    case 'imprint':
      return {
        ...part,
        printRun: 80,
        credits: [
          { role: '签发', name: '纪望川' },
          { role: '审核', name: '苗青萍' },
          { role: '编辑', name: '殷知秋' },
        ],
      }
    default:
      return part
  }
}
