import { describe, expect, it, test } from 'vitest'
import { articlesOf, issueText, partOf, readText, sketch, workInformation } from './reading.ts'

const body = '青年夜校开课\n2024年以来，团县委开办青年夜校，参加青年300人。\n'

describe('the issue line', () => {
  const empty = { year: null, issueNumber: null, cumulativeNumber: null, supplement: false }
  test.each([
    ['2023年 第3期', { year: 2023, issueNumber: 3 }],
    ['2023年第3期（总第57期）', { year: 2023, issueNumber: 3, cumulativeNumber: 57 }],
    ['（2023年第3期  总第57期）', { year: 2023, issueNumber: 3, cumulativeNumber: 57 }],
    ['第12期', { year: 2023, issueNumber: 12 }],
    ['第十二期', { year: 2023, issueNumber: 12 }],
    ['〔2023〕第3期', { year: 2023, issueNumber: 3 }],
    ['二〇二三年 第三期', { year: 2023, issueNumber: 3 }],
    ['2023年 增刊第1期', { year: 2023, issueNumber: 1, supplement: true }],
    ['2023年 第1期（增刊）', { year: 2023, issueNumber: 1, supplement: true }],
    ['2023年增刊', { year: 2023, supplement: true }],
  ])('%s', (line, fields) => {
    const { bulletin } = readText(`青禾信息\n${line}\n共青团青禾县委  2023年5月6日\n${body}`)
    const { year, issueNumber, cumulativeNumber, supplement } = partOf(bulletin, 'masthead')
    const found = { year, issueNumber, cumulativeNumber, supplement }
    expect(found).toEqual({ ...empty, ...fields })
  })

  it('may be followed by the cumulative number on a line of its own', () => {
    const { bulletin } = readText(
      `青禾信息\n2023年第3期\n（总第57期）\n青禾团县委 2023年5月6日\n${body}`,
    )
    const { cumulativeNumber, issuingOffice } = partOf(bulletin, 'masthead')
    expect([cumulativeNumber, issuingOffice]).toEqual([57, '青禾团县委'])
  })
})

describe('the lines above the issue line', () => {
  it('are marks, copy number, nameplate and a spread kicker', () => {
    const { bulletin, report } = readText(
      `内部刊物      编号：012\n注意保管\n青  禾  信  息\n（经  验  交  流）\n第3期\n青禾团县委\n2023年5月6日\n${body}`,
    )
    expect(partOf(bulletin, 'masthead')).toMatchObject({
      confidentialityMark: ['内部刊物', '注意保管'],
      copyNumber: '012',
      nameplate: '青禾信息',
      kicker: '经验交流',
      issuingOffice: '青禾团县委',
      issueDate: '2023-05-06',
    })
    expect(report.dropped).toContainEqual({ line: 4, text: '（）', reason: '类别的括号由版式给出' })
  })

  it('take a nameplate that sounds like a mark', () => {
    const { bulletin } = readText(`内部资料\n注意保存\n决策参阅\n第3期\n${body}`)
    expect(partOf(bulletin, 'masthead')).toMatchObject({
      confidentialityMark: ['内部资料', '注意保存'],
      nameplate: '决策参阅',
    })
  })

  it('warn of the mark of a state secret', () => {
    const { report } = readText(`机密★5年\n青禾信息\n第3期\n${body}`)
    expect(report.warnings.map(({ line }) => line)).toContain(1)
  })
})

it('leaves a date that the calendar does not have empty, and says so', () => {
  const { bulletin, report } = readText(`青禾信息\n第3期\n青禾团县委 2023年2月30日\n${body}`)
  expect(partOf(bulletin, 'masthead').issueDate).toBeNull()
  expect(report.warnings.map(({ text }) => text)).toContain('2023年2月30日')
})

it('takes the masthead of the series where a text has none', () => {
  const { bulletin, report } = readText('随想\n今天下雨。路上人少。\n明天放晴。')
  expect(partOf(bulletin, 'masthead').nameplate).toBe(workInformation.masthead.nameplate.default)
  expect(articlesOf(bulletin).map(sketch)).toEqual([
    ['headline 随想', 'paragraph 今天下雨。路上人少。', 'paragraph 明天放晴。'],
  ])
  expect(report.warnings[0]?.message).toContain('没有找到报头')
})

describe('the tail', () => {
  it('follows the masthead where it repeats it', () => {
    const { bulletin } = readText(issueText(body))
    expect(partOf(bulletin, 'imprint')).toMatchObject({ issuingOffice: null, issueDate: null })
    expect(
      partOf(bulletin, 'distribution').children.map((line) => [line.kind, line.children]),
    ).toEqual([['copyTo', [{ text: '县委办公室，县政府办公室。' }]]])
  })

  it('reads credits and print run from one line, and whom a report is presented to', () => {
    const { bulletin } = readText(`青禾信息
第3期
青禾团县委 2023年5月6日
${body}
呈送：县委书记。
青禾团县委 2023年5月6日印发
签发：甲乙　编辑：丙丁、戊己　共印30份`)
    expect(partOf(bulletin, 'imprint')).toMatchObject({
      printRun: 30,
      credits: [
        { role: '签发', name: '甲乙' },
        { role: '编辑', name: '丙丁、戊己' },
      ],
    })
    expect(partOf(bulletin, 'distribution').children[0]).toMatchObject({ kind: 'reportTo' })
  })

  it('keeps what differs from the masthead, the print run and the credits', () => {
    const { bulletin } = readText(`青禾信息
第3期
青禾团县委 2023年5月6日
${body}
报：团市委。
送：县委办公室，
县政府办公室。
发：各乡镇团委。
抄  送：县妇联。 （共印120份）
签发：甲乙  责任编辑：丙丁
青禾团县委办公室   2023年5月8日印发`)
    expect(partOf(bulletin, 'imprint')).toMatchObject({
      issuingOffice: '青禾团县委办公室',
      issueDate: '2023-05-08',
      printRun: 120,
      credits: [
        { role: '签发', name: '甲乙' },
        { role: '责任编辑', name: '丙丁' },
      ],
    })
    const lines = partOf(bulletin, 'distribution').children
    expect(lines.map((line) => [line.kind, line.children[0]?.text])).toEqual([
      ['reportTo', '团市委。'],
      ['copyTo', '县委办公室，\n县政府办公室。'],
      ['sendTo', '各乡镇团委。'],
      ['carbonCopyTo', '县妇联。'],
    ])
  })

  it('needs no distribution', () => {
    const { bulletin } = readText(
      `青禾信息\n第3期\n青禾团县委 2023年5月6日\n${body}青禾团县委\n2023年5月9日`,
    )
    expect(partOf(bulletin, 'imprint')).toMatchObject({
      issuingOffice: null,
      issueDate: '2023-05-09',
    })
    expect(bulletin.children.some((part) => part.type === 'distribution')).toBe(false)
  })

  it('is not looked for in a letter that ends with a date', () => {
    const { bulletin } = readText('来信\n编辑同志：您好。寄上近作一篇。\n青禾\n2023年5月9日')
    expect(articlesOf(bulletin).map(sketch)).toEqual([
      [
        'headline 来信',
        'paragraph 编辑同志：您好。寄上近作一篇。',
        'paragraph 青禾',
        'paragraph 2023年5月9日',
      ],
    ])
  })
})
