/** A bulletin in which every kind of element and every look of a span occurs, and its picture. */
import type { Article, ArticleChild, Bulletin, Inline, TableCell } from '../../core/model/index.ts'

const nothing = [{ text: '' }] as const

/** One pixel, red. */
export const picture = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGO4IScEAALaAQmcHHkkAAAAAElFTkSuQmCC',
  ),
  (character) => character.charCodeAt(0),
)
export const pictureName = `${'0'.repeat(64)}.png`
export const media: ReadonlyMap<string, Uint8Array> = new Map([[pictureName, picture]])

let last = 0
const id = (): string => `e${(last += 1)}`

export const headline = (text: string): ArticleChild => ({
  type: 'headline',
  id: id(),
  children: [{ text }],
})
export const paragraph = (...children: readonly (Inline | string)[]): ArticleChild => ({
  type: 'paragraph',
  id: id(),
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})
export const article = (...children: readonly ArticleChild[]): Article => ({
  type: 'article',
  id: id(),
  contributingOffice: null,
  contributor: null,
  children,
})
const heading = (level: 1 | 2 | 3 | 4, text: string): ArticleChild => ({
  type: 'heading',
  id: id(),
  level,
  children: [{ text }],
})
const footnote = (note: string): Inline => ({
  type: 'footnote',
  id: id(),
  note,
  children: nothing,
})
const cell = (text: string, properties: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  id: id(),
  columnSpan: 1,
  rowSpan: 1,
  align: 'left',
  children: [{ text }],
  ...properties,
})
const row = (...children: readonly TableCell[]) => ({
  type: 'tableRow' as const,
  id: id(),
  children,
})

/** A bulletin around articles: masthead, contents, distribution and imprint filled. */
export function bulletinOf(...articles: readonly Article[]): Bulletin {
  return {
    children: [
      {
        type: 'masthead',
        id: id(),
        confidentialityMark: ['内部刊物', '注意保管'],
        secrecyConfirmation: null,
        ignoredFindings: [],
        copyNumber: '000012',
        nameplate: '澄源青年工作信息',
        kicker: '经验交流',
        year: 2026,
        issueNumber: 4,
        cumulativeNumber: 57,
        supplement: false,
        issuingOffice: '共青团澄源县委',
        issueDate: '2026-11-20',
        children: nothing,
      },
      { type: 'contents', id: id(), imported: null, children: nothing },
      ...articles,
      {
        type: 'distribution',
        id: id(),
        children: [
          {
            type: 'distributionLine',
            id: id(),
            kind: 'reportTo',
            children: [{ text: '团市委领导，县委、县政府领导。' }],
          },
          {
            type: 'distributionLine',
            id: id(),
            kind: 'copyTo',
            children: [
              {
                text: '团市委办公室，县委办公室、县政府办公室，各乡镇（街道）团委，县直各单位团组织，各青年社会组织联合会，县少工委各成员单位。',
              },
            ],
          },
        ],
      },
      {
        type: 'imprint',
        id: id(),
        issuingOffice: null,
        issueDate: null,
        printRun: 120,
        credits: [{ role: '签发', name: '林清源' }],
        children: nothing,
      },
    ],
  }
}

const table: ArticleChild = {
  type: 'table',
  id: id(),
  columnWidths: [0.4, 0.3, 0.3],
  headerRows: 1,
  children: [
    row(
      cell('乡镇', { align: 'center' }),
      cell('夜校', { align: 'center' }),
      cell('学员', { align: 'center' }),
    ),
    row(
      cell('石桥镇', { rowSpan: 2 }),
      cell('12', { align: 'right' }),
      cell('340', { align: 'right' }),
    ),
    row(cell('合并后按新口径统计', { columnSpan: 2 })),
  ],
}

export const everyElement: Bulletin = bulletinOf(
  article(
    headline('澄源团县委推行“五个一”\n让青年人才引得来留得住'),
    { type: 'byline', id: id(), children: [{ text: '团县委办公室' }] },
    { type: 'editorsNote', id: id(), children: [{ text: '青年夜校是今年的重点，现予刊发。' }] },
    heading(1, '开局有势'),
    heading(2, '先摸清底数'),
    heading(3, '入户'),
    heading(4, '登记'),
    paragraph(
      { text: '办好“家门口”课堂。', runIn: 1 },
      '全县开出',
      { text: '104', bold: true },
      '门课……',
      { text: '一是', lead: true },
      { text: '摸清', lead: true, bold: true },
      '需求',
      footnote('据2026年10月的统计。'),
      '。',
    ),
    paragraph({ text: '先列清单。', runIn: 2 }, '再定课表。'),
    paragraph({ text: '选老师。', runIn: 3 }, '一人一课。'),
    paragraph({ text: '选地方。', runIn: 4 }, '就近就便。'),
    {
      type: 'list',
      id: id(),
      ordered: true,
      children: [
        { type: 'listItem', id: id(), children: [{ text: '报名' }] },
        { type: 'listItem', id: id(), children: [{ text: '开课' }, footnote('每周三晚。')] },
      ],
    },
    { type: 'caption', id: id(), children: [{ text: '表1　各乡镇夜校' }] },
    table,
    {
      type: 'figure',
      id: id(),
      media: pictureName,
      widthMm: 60,
      heightMm: 40,
      alt: '夜校一角',
      children: nothing,
    },
    { type: 'caption', id: id(), children: [{ text: '图1　石桥镇夜校' }] },
    { type: 'attachmentNote', id: id(), children: [{ text: '夜校课程表' }] },
  ),
  article(headline('石桥镇建起青年应急志愿服务队'), paragraph('近年来，石桥镇……')),
)
