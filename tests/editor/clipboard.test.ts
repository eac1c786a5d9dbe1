/** What comes from a clipboard, and what goes to one. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { article, bulletin, masthead, p, runIn } from '../helpers/build.ts'
import { openEditorPage, type EditorPage } from './open-editor.ts'

let editor: EditorPage

beforeAll(async () => {
  editor = await openEditorPage()
})
afterAll(async () => {
  const complaints = editor?.complaints ?? []
  await editor?.close()
  expect(complaints).toEqual([])
})

const sentence =
  '全县共青团组织把青年夜校办到村社、园区和楼宇，坚持课程由青年点、老师从身边请、场地向闲置要。'
const issue = () =>
  bulletin(
    masthead({ kicker: '经验交流' }),
    article(
      '青年夜校\n开到家门口',
      ...Array.from({ length: 16 }, (_, index) => `第${index + 1}段${sentence.repeat(2)}`),
      p(runIn('课程由青年来点。'), sentence),
    ),
  )

beforeEach(() => editor.open(issue()))

const paragraphs = () => editor.bodyTexts()

test('three pasted paragraphs are three paragraphs; all of it is undone and redone', async () => {
  const before = await paragraphs()
  await editor.placeCaret('第3段')
  await editor.paste({ 'text/plain': '甲段。\r\n乙段。\n丙段。' })
  await editor.compose('hou', '之后')
  const after = await paragraphs()
  expect(after.slice(3, 8)).toEqual([
    '第3段',
    '甲段。',
    '乙段。',
    '丙段。之后',
    before[3]!.slice(3),
  ])
  const undone = async () => (await paragraphs()).join() === before.join()
  for (let times = 0; times < 5 && !(await undone()); times += 1) {
    await editor.page.keyboard.press('Control+z')
    await editor.page.waitForTimeout(50)
  }
  expect(await paragraphs()).toEqual(before)
  for (let times = 0; times < 5; times += 1) {
    await editor.page.keyboard.press('Control+y')
    await editor.page.waitForTimeout(50)
  }
  expect(await paragraphs()).toEqual(after)
})

test('pasted markup becomes paragraphs with bold, and nothing else of it survives', async () => {
  await editor.placeCaret('第3段')
  await editor.paste({
    'text/html':
      '<p style="color:red">甲<b>重</b>段</p><p>乙<script>bad()</script>段</p><img src=x onerror=bad()>',
    'text/plain': '甲重段\n乙段',
  })
  expect((await paragraphs()).slice(4, 6)).toEqual(['甲重段', '乙段'])
  expect(await editor.page.locator('.article .strong').innerText()).toBe('重')
})

test('what Word put on the clipboard keeps its headings, lists and every word', async () => {
  await editor.placeCaret('第3段')
  await editor.paste({ 'text/html': wordMarkup, 'text/plain': 'not read' })
  const pasted = await editor.page.evaluate(() => {
    const { editor: slate } = window.harness.session
    const blocks = slate.children.flatMap((each) =>
      'type' in each && each.type === 'article' ? each.children : [],
    )
    const from = blocks.findIndex((each) => JSON.stringify(each.children).includes('为什么'))
    return JSON.parse(JSON.stringify(blocks.slice(from, from + 6))) as unknown
  })
  expect(pasted).toMatchObject([
    { type: 'heading', level: 1, children: [{ text: '为什么办夜校' }] },
    {
      type: 'paragraph',
      children: [
        { text: '白天上班，2026年晚上才有空，课' },
        { text: '不重样', bold: true },
        { text: '。' },
      ],
    },
    {
      type: 'list',
      ordered: true,
      children: [{ children: [{ text: '书法' }] }, { children: [{ text: '烘焙' }] }],
    },
    { type: 'heading', level: 1, children: [{ text: '怎么报名' }] },
    { type: 'list', ordered: false, children: [{ children: [{ text: '到村里' }] }] },
    { type: 'paragraph' },
  ])
  await editor.page.keyboard.press('Control+z')
  await editor.page.waitForTimeout(50)
  expect((await paragraphs()).join()).not.toContain('为什么')
  // A headline has no room for structure: the numbers stay as words.
  await editor.placeCaret('青年夜校')
  await editor.paste({ 'text/html': wordMarkup, 'text/plain': 'not read' })
  expect(await editor.page.locator('.headline').first().innerText()).toContain('一、为什么办夜校')
})

test('what is typed after a pasted table stands under it', async () => {
  const html =
    '<table><tr><td>乡镇</td><td>户数</td></tr><tr><td>城关镇</td><td>120</td></tr></table>'
  await editor.placeCaret('第16段')
  await editor.page.keyboard.press('ArrowUp')
  await editor.page.keyboard.press('End')
  await editor.paste({ 'text/html': html })
  await editor.page.keyboard.type('表后')
  expect(await paragraphs()).toContain('表后')
  expect(await editor.page.locator('.table td').last().innerText()).toBe('120')

  await editor.placeCaret('第2段')
  await editor.paste({ 'text/html': html })
  await editor.page.keyboard.type('表后')
  expect(await paragraphs()).toContain(`表后${sentence.repeat(2)}`)
})

test('letters that are raised or lowered stay so', async () => {
  await editor.placeCaret('第3段')
  await editor.paste({ 'text/html': '<p>3000m<sup>2</sup>，CO<sub>2</sub>，注<sup>甲</sup></p>' })
  expect((await paragraphs()).join()).toContain('3000m²，CO₂，注甲')
  await editor.page.keyboard.press('Control+z')
})

test('what is copied carries numbers for Word and its blocks for the desk', async () => {
  await editor.page.evaluate(() => {
    const { editor: slate } = window.harness.session
    const index = slate.children.findIndex((part) => 'type' in part && part.type === 'article')
    slate.select({
      anchor: { path: [index, 16, 0], offset: 0 },
      focus: { path: [index, 17, 1], offset: 4 },
    })
    window.harness.session.focus()
  })
  await editor.page.waitForTimeout(100)
  const copied = await editor.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const init = { clipboardData, bubbles: true, cancelable: true }
    document.querySelector('[data-slate-editor]')!.dispatchEvent(new ClipboardEvent('copy', init))
    return Object.fromEntries(
      clipboardData.types.map((type) => [type, clipboardData.getData(type)]),
    )
  })
  expect(copied['text/plain']).toMatch(/^第16段[^]*\n一、课程由青年来点。全县共青$/)
  // In the office's own faces and measures, the number in the face of its heading.
  expect(copied['text/html']).toMatch(
    /<p style="[^"]*text-indent:31\.\d+pt[^"]*font-family:'仿宋_GB2312'[^"]*font-size:16pt[^"]*"><span style="font-family:'黑体'[^"]*">一、课程由青年来点。<\/span>全县共青<\/p>$/,
  )
  await editor.placeCaret('第2段')
  await editor.paste(copied)
  const after = await paragraphs()
  expect(after[4]).toBe('课程由青年来点。全县共青')
  expect(await editor.page.locator('.article .runIn1').count()).toBe(2)
})

const wordMarkup = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=ZH-CN><!--StartFragment-->
<h1 style='margin-top:0cm;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:
SimHei'><span style='mso-list:Ignore'>一、</span></span><![endif]><span style='font-family:SimHei'>为什么办夜校</span></h1>
<p class=MsoNormal style='text-indent:32.0pt'><font color=red>　　白天上班，</font><st1:chsdate
Year="2026" w:st="on">2026年</st1:chsdate><big>晚上</big>才有空，<del>旧话</del>课<b><span
style='font-family:KaiTi'>不重样</span></b><span class=MsoCommentReference>[a1]</span>。<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>书法</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>烘焙</p>
<p class=MsoNormal style='mso-outline-level:1'><b>二、怎么报名</b></p>
<ul type=disc><li class=MsoNormal>到村里</li></ul>
<!--EndFragment--></body></html>`
