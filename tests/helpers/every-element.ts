/** One issue with every kind of element that a bulletin can hold; all of it invented. */
import type { Bulletin, ListItem, Span, TableCell, TableRow } from '../../core/model/index.ts'

/** Name of its one picture among the media. */
export const everyElementPicture = `${'5'.repeat(64)}.png`

const empty = [{ text: '' }] as const
const span = (text: string): Span => ({ text })

const cell = (id: string, text: string, spans: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  id,
  columnSpan: 1,
  rowSpan: 1,
  align: 'center',
  children: [span(text)],
  ...spans,
})
const row = (id: string, ...children: TableCell[]): TableRow => ({ type: 'tableRow', id, children })
const item = (id: string, text: string): ListItem => ({
  type: 'listItem',
  id,
  children: [span(text)],
})

const long =
  '全县共青团组织把青年夜校办到村社、园区和楼宇，坚持课程由青年点、老师从身边请、场地向闲置要，' +
  '累计授课1260课时，参加青年2.3万人次，“以前总问‘有没有人教’，现在只问‘哪天开下一门’”。'

/** A fresh copy each time, so that no test can spoil it for another. */
export function everyElement(): Bulletin {
  return {
    children: [
      {
        type: 'masthead',
        id: 'masthead',
        confidentialityMark: ['内部刊物', '注意保管'],
        copyNumber: '000012',
        nameplate: '澄源青年工作信息',
        kicker: '经验交流',
        year: 2026,
        issueNumber: 4,
        cumulativeNumber: 57,
        supplement: false,
        issuingOffice: '共青团澄源县委',
        issueDate: '2026-11-20',
        children: empty,
      },
      { type: 'contents', id: 'contents', imported: null, children: empty },
      {
        type: 'article',
        id: 'first',
        contributingOffice: null,
        contributor: null,
        children: [
          { type: 'headline', id: 'a1', children: [span('全县青年夜校开出\n一百个“家门口”课堂')] },
          { type: 'byline', id: 'a2', children: [span('团县委青年发展部')] },
          { type: 'editorsNote', id: 'a3', children: [span('青年夜校开到家门口，' + long)] },
          { type: 'heading', id: 'a4', level: 1, children: [span('课程由青年来点')] },
          { type: 'heading', id: 'a5', level: 2, children: [span('开门征题')] },
          { type: 'heading', id: 'a6', level: 3, children: [span('线上问卷')] },
          { type: 'heading', id: 'a7', level: 4, children: [span('每季一次')] },
          {
            type: 'paragraph',
            id: 'a8',
            children: [
              { text: '课程由青年来点。', runIn: 1 },
              { text: '一是开门征题。', lead: true },
              span('“青·自然”工坊开课，'),
              { text: '满意率为96.4%', bold: true },
              span('。'),
              { type: 'footnote', id: 'note1', note: '满意率由学员在课后填写。', children: empty },
              span(long),
            ],
          },
          {
            type: 'list',
            id: 'a9',
            ordered: true,
            children: [item('i1', '非遗手作；'), item('i2', '急救护理，' + long)],
          },
          { type: 'list', id: 'a10', ordered: false, children: [item('i3', '声乐器乐。')] },
          { type: 'caption', id: 'a11', children: [span('各乡镇青年夜校开课情况')] },
          {
            type: 'table',
            id: 'a12',
            columnWidths: [0.4, 0.3, 0.3],
            headerRows: 1,
            children: [
              row('r1', cell('c1', '乡镇'), cell('c2', '课堂'), cell('c3', '人次')),
              row(
                'r2',
                cell('c4', '石桥镇', { rowSpan: 2, align: 'left' }),
                cell('c5', '12'),
                cell('c6', '2400'),
              ),
              row('r3', cell('c7', '合计 14', { columnSpan: 2, align: 'right' })),
            ],
          },
          {
            type: 'figure',
            id: 'a13',
            media: everyElementPicture,
            widthMm: 80,
            heightMm: 40,
            alt: '青年夜校的一堂手作课',
            children: empty,
          },
          { type: 'caption', id: 'a14', children: [span('一堂手作课')] },
          {
            type: 'paragraph',
            id: 'a15',
            children: [span('喆、堃、昇、祎、珺、劐、阢、坶都是人名用字。')],
          },
          { type: 'attachmentNote', id: 'a16', children: [span('青年夜校课程目录')] },
        ],
      },
      {
        type: 'article',
        id: 'second',
        contributingOffice: '石桥镇团委',
        contributor: '陶望山',
        children: [
          { type: 'headline', id: 'b1', children: [span('石桥镇建起青年应急志愿服务队')] },
          { type: 'paragraph', id: 'b2', children: [span(long + long)] },
        ],
      },
      {
        type: 'distribution',
        id: 'distribution',
        children: [
          { type: 'distributionLine', id: 'd1', kind: 'reportTo', children: [span('团市委。')] },
          {
            type: 'distributionLine',
            id: 'd2',
            kind: 'copyTo',
            children: [
              span(
                '县委办公室、县政府办公室，县委组织部、县委宣传部、县委社会工作部，各乡镇（街道）团委，县直各单位团组织。',
              ),
            ],
          },
        ],
      },
      {
        type: 'imprint',
        id: 'imprint',
        issuingOffice: null,
        issueDate: null,
        printRun: 80,
        credits: [
          { role: '签发', name: '纪望川' },
          { role: '编辑', name: '殷知秋' },
        ],
        children: empty,
      },
    ],
  }
}
