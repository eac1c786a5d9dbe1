/** What the markup of a clipboard becomes; the laws of a passage are read/passage.test.ts. */
import { expect, test } from 'vitest'
import { passageOfMarkup } from '../../../host/import/markup.ts'

/** One line per part: its level or list, its marker, its words with the bold ones between stars. */
function linesOf(html: string): readonly string[] | undefined {
  return passageOfMarkup(html)?.parts.map((part) => {
    if (part.type === 'table') {
      const cells = part.children.map((row) =>
        row.children
          .map(({ columnSpan, rowSpan, children: [first] }) => {
            const spans = columnSpan * rowSpan > 1 ? `${columnSpan}×${rowSpan} ` : ''
            return `${spans}${first !== undefined && 'text' in first ? first.text : ''}`
          })
          .join('|'),
      )
      return `table ${cells.join(' / ')}`
    }
    const words = part.spans.map(({ text, bold }) => (bold ? `*${text}*` : text)).join('')
    const kind = part.headingLevel === null ? (part.list ?? 'p') : `h${part.headingLevel}`
    return `${kind} ${part.marker}${words}`
  })
}

test.each([
  ['a line end between Hanzi is none', '<p>云岭\n  青年</p>', ['p 云岭青年']],
  ['one between letters is a space', '<p>green\nvillage</p>', ['p green village']],
  ['text outside of any element stays', '甲<p>乙</p>丙', ['p 甲', 'p 乙', 'p 丙']],
  [
    'emphasis ends where it says',
    '<p><b>重<span style="font-weight:normal">轻</span></b></p>',
    ['p *重*轻'],
  ],
  [
    'what is hidden, deleted or a comment is left out',
    '<p>甲<del>乙</del><span style="display:none">丙</span></p>',
    ['p 甲'],
  ],
  [
    'levels by tag and by outline',
    '<h2>甲</h2><p style="mso-outline-level:1">乙</p>',
    ['h2 甲', 'h1 乙'],
  ],
  ['lists', '<ol><li>甲</li></ol><ul><li>乙</li></ul>', ['ordered 甲', 'bulleted 乙']],
  [
    'the number that Word has computed',
    '<p><span style="mso-list:Ignore">（一）</span>甲</p>',
    ['ordered （一）甲'],
  ],
  ['markup that nobody closed', '<p>甲<b>乙<p>丙', ['p 甲*乙*', 'p *丙*']],
])('%s', (_, html, lines) => expect(linesOf(html)).toEqual(lines))

test.each([
  [
    'its spans',
    '<table><tr><td colspan=2>甲<td rowspan=2>乙<tr><td>丙<td>丁</table>',
    ['table 2×1 甲|1×2 乙 / 丙|丁'],
  ],
  [
    'its caption above it',
    '<table><caption>表1</caption><tr><td>甲</table>',
    ['p 表1', 'table 甲'],
  ],
  [
    'paragraphs of a cell as lines',
    '<table><tr><td><p>云岭\n青年</p><p>乙</p></table>',
    ['table 云岭青年\n乙'],
  ],
  [
    'a table inside a cell as words',
    '<table><tr><td>甲<table><tr><td>乙<td>丙</table></table>',
    ['table 甲\n乙丙'],
  ],
  [
    'spans that make no sense',
    '<table><tr><td colspan=-3>甲<td colspan=x>乙</table>',
    ['table 甲|乙'],
  ],
])('of a table: %s', (_, html, lines) => expect(linesOf(html)).toEqual(lines))

test('a table that is too wide for a page leaves its words', () => {
  const cells = Array.from({ length: 64 }, (_, index) => `<td>格${index}</td>`).join('')
  expect(linesOf(`<table><tr>${cells}</tr></table>`)).toHaveLength(64)
})

const word = (key: string) =>
  `<a style='mso-footnote-id:${key}' href="#_${key}" name="_${key}ref"><span>[1]</span></a>`
const wordNote = (key: string, number: number) =>
  `<div style='mso-element:footnote' id=${key}><p><a href="#_ftnref${number}">[${number}]</a> 截至十月底。</p></div>`
const libre =
  '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
const libreNote =
  '<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>截至十月底。</p></div>'

test.each([
  ['Word', `<p> 建成37个${word('ftn1')}站点。</p>${wordNote('ftn1', 1)}`],
  ['LibreOffice', `<p>建成37个${libre}站点。</p>${libreNote}`],
])('a note of %s stands at its reference, without its number', (_, html) => {
  expect(passageOfMarkup(html)?.parts).toMatchObject([
    {
      spans: [{ text: '建成37个' }, { text: '站点。' }],
      notes: [{ words: '截至十月底。', fromEnd: 3 }],
    },
  ])
})

test('a reference whose note was not copied keeps its sign, and a note its words', () => {
  expect(linesOf(`<p>建成${word('ftn1')}。</p>`)).toEqual(['p 建成[1]。'])
  expect(linesOf(`<p>建成。</p>${wordNote('ftn9', 9)}`)).toEqual(['p 建成。', 'p 截至十月底。'])
  const alone = `<p>建成。</p><p>${word('ftn1')}</p>${wordNote('ftn1', 1)}`
  expect(linesOf(alone)).toEqual(['p 建成。', 'p 截至十月底。'])
  const cell = `<table><tr><td>建成${word('ftn1')}</table>${wordNote('ftn1', 1)}`
  expect(linesOf(cell)).toEqual(['table 建成（截至十月底。）'])
})

test('pictures are counted wherever they are', () => {
  const html = '<p>甲<img src=a></p><table><tr><td>乙<img src=b></table>'
  expect(passageOfMarkup(html)?.pictures).toBe(2)
})

test.each([
  ['too deep', `${'<i>'.repeat(300)}甲`],
  ['too many elements', '<i>a</i>'.repeat(50_001)],
  ['too many in one table', `<table>${'<tr><td>甲'.repeat(25_001)}</table>`],
])('markup that is %s is not read', (_, html) => expect(passageOfMarkup(html)).toBeNull())
