/** What becomes of pasted text by the place where the caret is. */
import { describe, expect, test } from 'vitest'
import type { Bulletin } from '../../core/model/index.ts'
import type { Pasted } from '../../core/read/index.ts'
import { article, bulletin, heading, list, p } from '../helpers/build.ts'
import { editorOn, expectEdit, outlineOf } from './expect-edit.ts'

/** Pastes plain text, and proves what an edit owes. */
function paste(input: Bulletin, text: string, output: readonly string[]) {
  const data = { getData: (format: string) => (format === 'text/plain' ? text : '') }
  return expectEdit(input, (editor) => editor.insertData(data as DataTransfer), output)
}

test('a whole text pasted into the headline of a new article is that article', () => {
  paste(
    bulletin(article('<cursor/>', p(''))),
    '石桥镇把夜校办到果园\n一、先问需求。摸清想学什么。\n二、再请老师。就近选聘。\n（供稿：石桥镇）',
    [
      'article',
      ' headline 石桥镇把夜校办到果园',
      ' paragraph <runIn1>先问需求。|摸清想学什么。',
      ' paragraph <runIn1>再请老师。|就近选聘。',
      ' paragraph （供稿：石桥镇）',
    ],
  )
})

test('lines that are only a headline stay one', () => {
  paste(bulletin(article('<cursor/>', p('文'))), '石桥镇把夜校办到果园\n土专家上讲台', [
    'article',
    ' headline 石桥镇把夜校办到果园↵土专家上讲台',
    ' paragraph 文',
  ])
})

test('headings that are pasted go on after those above them', () => {
  paste(
    bulletin(article('题', heading(1, '一看'), p('文<cursor/>'), heading(1, '三看'))),
    '二、下一步打算\n（一）抓项目。先开工。\n（二）抓人才。再引进。\n三、保障\n（一）抓督查。按月看。',
    [
      'article',
      ' headline 题',
      ' heading1 一看',
      ' paragraph 文',
      ' heading1 下一步打算',
      ' paragraph <runIn2>抓项目。|先开工。',
      ' paragraph <runIn2>抓人才。|再引进。',
      ' heading1 保障',
      ' paragraph <runIn2>抓督查。|按月看。',
      ' heading1 三看',
    ],
  )
})

test('numbers that do not go on stay as they were written', () => {
  paste(bulletin(article('题', p('文<cursor/>'))), '三、下一步打算\n抓落实。', [
    'article',
    ' headline 题',
    ' paragraph 文',
    ' paragraph 三、下一步打算',
    ' paragraph 抓落实。',
  ])
})

test('lines pasted into a list are items, into a heading blocks of their own', () => {
  paste(bulletin(article('题', list(true, '甲<cursor/>'))), '乙\n丙', [
    'article',
    ' headline 题',
    ' list',
    '  listItem 甲乙',
    '  listItem 丙',
  ])
  paste(bulletin(article('题', heading(1, '一看<cursor/>'))), '第一段。\n第二段。', [
    'article',
    ' headline 题',
    ' heading1 一看',
    ' paragraph 第一段。',
    ' paragraph 第二段。',
  ])
})

describe('markup, which is read elsewhere,', () => {
  const passage = (...lines: readonly string[]): Pasted => ({
    kind: 'passage',
    parts: lines.map((text) => ({
      type: 'passageParagraph',
      spans: [{ text }],
      headingLevel: null,
      list: null,
      marker: '',
    })),
    pictures: 0,
  })

  /** Pastes markup and answers how its reading ends. */
  function pasteMarkup(input: Bulletin) {
    const editor = editorOn(input)
    const answers: ((pasted: Pasted | null) => void)[] = []
    editor.readClipping = () => new Promise((resolve) => answers.push(resolve))
    const paste = async () => {
      const data = { getData: (format: string) => (format === 'text/html' ? '<p>…</p>' : '') }
      editor.insertData(data as DataTransfer)
      await settled()
    }
    const answer = async (pasted: Pasted | null) => {
      answers.shift()!(pasted)
      await settled()
    }
    return { editor, paste, answer }
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const issue = () => bulletin(article('题', p('前<cursor/>后'), p('第二段')))

  test('goes to where the caret was, before what was typed meanwhile', async () => {
    const { editor, paste, answer } = pasteMarkup(issue())
    await paste()
    editor.insertText('打字')
    await answer(passage('来文'))
    expect(outlineOf(editor)).toContain(' paragraph 前来文打字后')
    editor.insertText('续')
    expect(outlineOf(editor)).toContain(' paragraph 前来文打字续后')
  })

  test('leaves the caret where somebody has gone on', async () => {
    const { editor, paste, answer } = pasteMarkup(issue())
    await paste()
    editor.select({ path: [2, 2, 0], offset: 2 })
    await answer(passage('甲', '乙'))
    editor.insertText('在此')
    expect(outlineOf(editor).slice(2)).toEqual([
      ' paragraph 前',
      ' paragraph 甲',
      ' paragraph 乙',
      ' paragraph 后',
      ' paragraph 第二在此段',
    ])
  })

  test('takes the place of what was selected', async () => {
    const { editor, paste, answer } = pasteMarkup(
      bulletin(article('题', p('前<anchor/>旧<focus/>后'))),
    )
    await paste()
    await answer(passage('新'))
    expect(outlineOf(editor)).toContain(' paragraph 前新后')
    editor.undo()
    expect(outlineOf(editor)).toContain(' paragraph 前旧后')
  })

  test('comes in one after the other, each read when the one before is in', async () => {
    const { editor, paste, answer } = pasteMarkup(issue())
    await paste()
    await paste()
    await answer(passage('一'))
    await answer(passage('二'))
    expect(outlineOf(editor)).toContain(' paragraph 前一二后')
  })

  test('changes nothing where it was given up, or the issue was left', async () => {
    const { editor, paste, answer } = pasteMarkup(issue())
    await paste()
    await answer(null)
    await paste()
    editor.readClipping = null
    await answer(passage('来文'))
    expect(outlineOf(editor)).toContain(' paragraph 前后')
  })
})
