import { describe, expect, test } from 'vitest'
import {
  builtInTemplates,
  parseTemplate,
  templateById,
  wordings,
  type Template,
} from '../../core/template/index.ts'
import {
  asCopy,
  changeValue,
  faultOf,
  originOf,
  redo,
  step,
  undo,
  valueAt,
} from '../../renderer/house-style/style-draft.ts'
import { shownFields, styleSections } from '../../renderer/house-style/style-sections.ts'
import { shownWording, storedWording } from '../../renderer/house-style/style-tokens.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'

const template = templateById('work-information')
const fields = styleSections.flatMap((section) => section.fields)
const changed = (path: readonly (string | number)[], value: unknown) => {
  const outcome = changeValue(template, path, value)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.template
}

describe('the fields of the house style', () => {
  test.each(builtInTemplates)('all stand for a value of $name', (each) => {
    for (const shown of [each, withPicture(each)]) {
      const missing = styleSections
        .flatMap((section) => shownFields(section, shown))
        .filter(({ path }) => valueAt(shown, path) === undefined)
      expect(missing.map(({ path }) => path.join('.'))).toEqual([])
    }
  })

  test('show those of the nameplate that say something: of its words, or of its picture', () => {
    const labels = (each: Template) => shownFields(styleSections[0]!, each).map((f) => f.label)
    expect(labels(template)).toContain('字体')
    expect(labels(template)).not.toContain('图宽')
    expect(labels(withPicture(template))).toEqual(['刊名', '文字', '图宽', '上空', '下空'])
  })

  test('name no value twice, and each in its section', () => {
    const paths = fields.map(({ path }) => path.join('.'))
    expect(new Set(paths).size).toBe(paths.length)
    for (const { fields: own } of styleSections) {
      expect(new Set(own.map(({ label }) => label)).size).toBe(own.length)
    }
  })

  test('offer only what a template may have', () => {
    for (const field of fields) {
      if (field.kind !== 'choice') continue
      for (const { id } of field.options) {
        expect(changeValue(template, field.path, id), `${field.label} ${id}`).toMatchObject({
          ok: true,
        })
      }
    }
  })
})

describe('a house style that is being changed', () => {
  test('takes a value and leaves the style it came from alone', () => {
    const before = JSON.stringify(template)
    const next = changed(['styles', 'nameplate', 'colour'], '#0000FF')
    expect(next.styles.nameplate.colour).toBe('#0000FF')
    expect(changed(['masthead', 'kickerBrackets', 1], '】').masthead.kickerBrackets).toEqual([
      '（',
      '】',
    ])
    expect(JSON.stringify(template)).toBe(before)
  })

  test.each([
    [['grid', 'linesPerPage'], 4, '太小了，最小 10。'],
    [['paper', 'headMarginMm'], 500, '太大了，最大 100。'],
    [['styles', 'nameplate', 'colour'], '#红', '颜色写成 # 和六位数，如 #D81E12。'],
    [['grid', 'linePitch'], undefined, '这里填一个数，如 2 或 0.5。'],
    [['styles', 'nameplate', 'size'], 400, '太大了，最大 120。'],
    [['styles', 'nameplate', 'size'], undefined, '字号写 5 到 120 磅，或者一号、小初这样的字号。'],
  ])('says in words why %j cannot be %j', (path, value, message) => {
    expect(changeValue(template, path, value)).toEqual({ ok: false, message })
  })

  test.each(builtInTemplates)('finds nothing wrong with $name', (each) => {
    expect(faultOf(each)).toBeNull()
  })

  test.each([
    [['grid', 'linesPerPage'], 23, '23 行'],
    [['grid', 'charactersPerLine'], 29, '29 个'],
    [['styles', 'headline', 'size'], '初号', '文章标题 42 磅'],
    [['styles', 'nameplate', 'size'], 60, '刊名 60 磅'],
  ])('says what does not fit when %j is %j', (path, value, words) => {
    expect(faultOf(changed(path, value))).toContain(words)
  })

  test('shows no token of a wording in English, and takes back what it showed', () => {
    const shown = fields
      .filter(({ kind }) => kind === 'wording')
      .map(({ path }) => String(valueAt(template, path)))
    expect(shown.length).toBe(wordings.length)
    for (const stored of shown) {
      expect(shownWording(stored)).not.toMatch(/[a-z]/i)
      expect(storedWording(shownWording(stored))).toBe(stored)
    }
    expect(storedWording('第｛期号｝期')).toBe('第{issueNumber}期')
  })

  test.each([
    [['masthead', 'issueLine', 'supplement'], '增刊第{abc}期', '期号行的“增刊”：没有{abc}这一项'],
    [['masthead', 'issueLine', 'regular'], '第{期号期', '期号行的“写法”：没有{期号期这一项'],
    [['imprint', 'printRun'], '共印{页码}份', '报尾　印发的“份数写法”：没有{页码}这一项'],
    [['pageNumbers', 'pattern'], '{年份}', '页码的“写法”：没有{年份}这一项。可以用{页码}。'],
  ])('says which wording would be printed with its braces: %j is %j', (path, typed, words) => {
    expect(faultOf(changed(path, storedWording(typed)))).toContain(words)
  })

  test('is undone and redone, and counts no change that is none', () => {
    const first = { template, past: [], future: [] }
    const blue = changed(['styles', 'nameplate', 'colour'], '#0000FF')
    const second = step(first, blue)
    expect(step(second, { ...blue })).toBe(second)
    expect(undo(second).template).toBe(template)
    expect(redo(undo(second))).toEqual(second)
    expect(undo(first)).toBe(first)
    expect(redo(first)).toBe(first)
  })

  test('is a copy with a name of its own once it differs from what ships', () => {
    const copy = asCopy(template, '澄源青年', () => 'A1-b2')
    expect(copy).toMatchObject({ id: 'work-information-a1b2', name: '澄源青年' })
    expect(parseTemplate(copy)).toMatchObject({ ok: true })
    expect(originOf(copy)).toBe('工作信息')
    expect(originOf(template)).toBeNull()
    expect(asCopy(copy, '别的', () => 'c')).toBe(copy)
  })
})
