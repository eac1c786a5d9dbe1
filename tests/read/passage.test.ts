import { describe, expect, test } from 'vitest'
import type { Block } from '../../core/model/index.ts'
import {
  plainPassage,
  readPassage,
  type PassageParagraph,
  type PassagePart,
} from '../../core/read/index.ts'

const part = (text: string, more: Partial<PassageParagraph> = {}): PassageParagraph => ({
  type: 'passageParagraph',
  spans: [{ text }],
  headingLevel: null,
  list: null,
  marker: '',
  ...more,
})
const item = (text: string, marker = '', list: 'ordered' | 'bulleted' = 'ordered') =>
  part(text, { list, marker })
/** Blocks in a line each: their kind, and their text with what marks it. */
const told = (blocks: readonly Block[]) =>
  blocks.map((block) => {
    const kind = block.type === 'heading' ? `heading ${block.level}` : block.type
    if (block.type === 'list') {
      const items = block.children.map(({ children }) =>
        children.map((each) => textOf(each)).join(''),
      )
      return `${kind} ${block.ordered ? 'ordered' : 'bulleted'}: ${items.join(' / ')}`
    }
    if (block.type === 'table') return kind
    return `${kind}: ${block.children.map((each) => textOf(each)).join('')}`
  })
const textOf = (span: object): string => {
  if (!('text' in span)) return '*'
  const { text, bold, runIn, lead } = span as {
    text: string
    bold?: true
    runIn?: number
    lead?: true
  }
  const marked = runIn ? `{${runIn} ${text}}` : lead ? `{lead ${text}}` : text
  return bold ? `**${marked}**` : marked
}
const read = (...parts: readonly PassagePart[]) => told(readPassage(parts, () => ''))

describe('headings', () => {
  test('of typed numbers lose them only where the program would write the same', () => {
    expect(read(part('一、先把路修通'), part('修路的事。'), part('二、再把灯点亮'))).toEqual([
      'heading 1: 先把路修通',
      'paragraph: 修路的事。',
      'heading 1: 再把灯点亮',
    ])
    expect(read(part('三、后半部分'), part('四、最后一节'))).toEqual([
      'paragraph: 三、后半部分',
      'paragraph: 四、最后一节',
    ])
  })

  test('that their source calls so need no number, and one that counts on stays as written', () => {
    const level = (text: string, headingLevel: 1 | 2, marker = '') =>
      part(text, { headingLevel, marker })
    expect(read(level('背景', 1), part('说明。'), level('细节', 2))).toEqual([
      'heading 1: 背景',
      'paragraph: 说明。',
      'heading 2: 细节',
    ])
    expect(read(level('背景', 1, '一、'), level('做法', 1, '二、'))).toEqual([
      'heading 1: 背景',
      'heading 1: 做法',
    ])
    expect(read(level('三、做法', 1), part('说明。'))).toEqual([
      'paragraph: 三、做法',
      'paragraph: 说明。',
    ])
  })

  test('at the start of a paragraph are run in, and what follows keeps its emphasis', () => {
    const spans = [
      { text: '一、路灯要亮。', bold: true as const },
      { text: '全村装了' },
      { text: '六十盏', bold: true as const },
      { text: '。一是自己修。二是请人修。' },
    ]
    expect(read(part('', { spans }), part('另一段。'))).toEqual([
      'paragraph: {1 路灯要亮。}全村装了**六十盏**。{lead 一是自己修。}{lead 二是请人修。}',
      'paragraph: 另一段。',
    ])
  })
})

describe('lists', () => {
  test('are made of items that follow one another and are of one kind', () => {
    expect(
      read(
        item('带伞', '1.'),
        item('带水', '2.'),
        item('慢走', '·', 'bulleted'),
        part('到了。'),
        item('坐下', '·', 'bulleted'),
      ),
    ).toEqual([
      'list ordered: 带伞 / 带水',
      'list bulleted: 慢走',
      'paragraph: 到了。',
      'list bulleted: 坐下',
    ])
  })

  test('numbered as headings are headings', () => {
    expect(read(item('修路', '一、'), item('点灯', '二、'), item('先北后南', '（一）'))).toEqual([
      'heading 1: 修路',
      'heading 1: 点灯',
      'heading 2: 先北后南',
    ])
  })

  test('have their notes at the places that they had', () => {
    const notes = [
      { words: '注一', fromEnd: 6 },
      { words: '注二', fromEnd: 0 },
    ]
    const noted = { ...part('一、修路。铺了两里地。'), notes }
    const [block] = readPassage([noted, part('二、点灯。亮了两条街。')], () => '')
    expect(block).toMatchObject({
      children: [
        { text: '修路。', runIn: 1 },
        { type: 'footnote', note: '注一' },
        { text: '铺了两里地。' },
        { type: 'footnote', note: '注二' },
        { text: '' },
      ],
    })
    const item2 = { ...item('带伞', '1.'), notes: [{ words: '注', fromEnd: 1 }] }
    expect(readPassage([item2, item('带水', '2.')], () => '')).toMatchObject([
      { children: [{ children: [{ text: '带' }, { note: '注' }, { text: '伞' }] }, {}] },
    ])
    expect(told(plainPassage([{ ...part('带伞'), notes: item2.notes }], () => ''))).toHaveLength(1)
  })

  test('say in plain words what their source had counted', () => {
    const parts = [item('带伞', '1.'), part('一、到了')]
    expect(told(plainPassage(parts, () => ''))).toEqual([
      'paragraph: 1.带伞',
      'paragraph: 一、到了',
    ])
  })
})
