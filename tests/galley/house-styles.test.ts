import { describe, expect, test } from 'vitest'
import { compose, type Galley, type GalleyBlock } from '../../core/galley/index.ts'
import type { Masthead, Part } from '../../core/model/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import {
  article,
  bulletin,
  caption,
  contents,
  imprint,
  masthead,
  p,
  table,
} from '../helpers/build.ts'

const brief = templateById('work-brief')
const report = templateById('special-report')
const reference = templateById('internal-reference')
const information = templateById('work-information')

const issue = (head: Partial<Masthead>, ...parts: readonly Part[]) =>
  bulletin(masthead({ nameplate: '澄源信息', confidentialityMark: [], ...head }), ...parts)
const wordsOf = (block: GalleyBlock): string =>
  block.kind === 'split'
    ? `${block.left}|${block.right}`
    : block.kind === 'text'
      ? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
      : block.kind
const head = (fields: Partial<Masthead>, template: Template) =>
  compose(issue(fields, article('题', p('文'))), template, null).masthead.map(wordsOf)

describe('the masthead', () => {
  const marked = { confidentialityMark: ['内部资料', '注意保存'], copyNumber: '000018' }

  test('has the number of the copy beside the first mark', () => {
    expect(head(marked, reference).slice(0, 2)).toEqual(['内部资料|编号：000018', '注意保存'])
  })

  test('has it on a line of its own where there is no mark or the template says so', () => {
    expect(head({ ...marked, confidentialityMark: [] }, reference)[0]).toBe('编号：000018')
    expect(head(marked, information).slice(0, 2)).toEqual(['000018', '内部资料'])
  })

  test('has the kicker above or below the nameplate', () => {
    expect(head({ kicker: '政务信息' }, report).slice(0, 2)).toEqual(['政务信息', '澄源信息'])
    expect(head({ kicker: '经验' }, information).slice(0, 2)).toEqual(['澄源信息', '（经验）'])
  })

  test('numbers a series with and without its years', () => {
    const numbers = { year: 2026, issueNumber: 12, cumulativeNumber: 46 }
    expect(head(numbers, brief)).toContain('第12期（总第46期）')
    expect(head(numbers, report)).toContain('〔2026〕第12期')
    expect(head(numbers, reference)).toContain('2026年第12期　总第46期')
  })

  test('leaves what follows it on the grid, within what a border in Word may differ', () => {
    for (const template of [brief, report]) {
      for (const fields of [{}, marked, { kicker: '政务' }]) {
        const galley = compose(issue(fields, article('题', p('文'))), template, null)
        const lines = heightOf(galley) / galley.page.linePitch
        expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.55 / galley.page.linePitch)
      }
    }
  })
})

function heightOf({ masthead, styles }: Galley): number {
  return masthead.reduce((sum, block) => {
    if (block.kind === 'table') return sum
    const { spaceBefore, lineHeight, spaceAfter, ruleBelow } = styles[block.style]
    const lines = ruleBelow?.line === 'double' ? 3 : 1
    const rule = ruleBelow === null ? 0 : ruleBelow.gap + lines * ruleBelow.weight
    return sum + spaceBefore + lineHeight + spaceAfter + rule
  }, 0)
}

describe('the foot of the last page', () => {
  const tail = (names: string, template: Template) => {
    const credits = [{ role: '签发', name: names }]
    const set = issue({}, article('题', p('文')), imprint({ credits, printRun: 80 }))
    return compose(set, template, null).tail.credits.map(wordsOf)
  }

  test('has the print run at the right end of the credits', () => {
    expect(tail('纪望川', information)).toEqual(['签发：纪望川|（共印80份）'])
  })

  test('has it on the next line where the credits leave no room', () => {
    const many = '纪望川、苗青萍、殷知秋、桑小禾、易知南、陶望山'
    expect(tail(many, information)).toEqual([`签发：${many}`, '|（共印80份）'])
  })

  test('ends with the notice of the series', () => {
    expect(tail('顾长汀', reference).at(-1)).toBe(reference.imprint.notice)
  })
})

describe('an entry of the contents', () => {
  const lines = (title: string, template = information) => {
    const galley = compose(issue({}, contents(), article(title, p('文'))), template, null)
    return galley.contents.flatMap((block) => (block.kind === 'contentsEntry' ? block.lines : []))
  }

  test('stays on one line where the page number has room', () => {
    expect(lines('石桥镇建起青年应急\n志愿服务队')).toEqual(['石桥镇建起青年应急志愿服务队'])
  })

  test('goes on where the headline was broken by hand', () => {
    expect(lines('快递进村“最后一公里”成本高收益低 \n部分村级站点面临关停')).toEqual([
      '快递进村“最后一公里”成本高收益低',
      '部分村级站点面临关停',
    ])
  })

  test('goes on where its line is full, never with a closing mark', () => {
    const title = `${'澄'.repeat(25)}”${'源'.repeat(10)}`
    expect(lines(title)).toEqual([`${'澄'.repeat(25)}”`, '源'.repeat(10)])
  })

  test('is left to the browser where no number stands beside it', () => {
    expect(lines('澄'.repeat(40), brief)).toEqual(['澄'.repeat(40)])
  })
})

test('a caption above a table keeps with it, one below a picture need not', () => {
  const rows = [['甲', '乙']] as const
  const set = issue({}, article('题', caption('表题'), table(...rows), caption('图题'), p('文')))
  const captions = compose(set, information, null).articles[0]!.blocks.filter(
    (block) => block.kind === 'text' && block.style === 'caption',
  )
  expect(captions.map((block) => block.kind === 'text' && block.keepsWithNext)).toEqual([
    true,
    undefined,
  ])
})
