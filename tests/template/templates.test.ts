import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { compose } from '../../core/galley/index.ts'
import { check } from '../../core/checks/index.ts'
import { blankBulletin } from '../../core/read/index.ts'
import {
  builtInTemplates,
  findUnfilledWording,
  parseTemplate,
  templateById,
} from '../../core/template/index.ts'
import { writeText } from '../../host/export/plain-text.ts'
import { fixture } from '../helpers/fixture.ts'
import { newIds } from '../helpers/build.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'

const named = builtInTemplates.map((template) => [template.name, template] as const)

describe('the built-in templates', () => {
  test('have names and ids of their own, 工作信息 first', () => {
    expect(builtInTemplates.map(({ id }) => id)).toEqual([
      'work-information',
      'work-brief',
      'special-report',
      'internal-reference',
    ])
    expect(new Set(named.map(([name]) => name)).size).toBe(builtInTemplates.length)
  })

  it.each(named)('%s is the file of its id', (_name, template) => {
    const file = new URL(`../../templates/${template.id}.json`, import.meta.url)
    expect(parseTemplate(JSON.parse(readFileSync(file, 'utf8')))).toEqual({
      ok: true,
      value: template,
    })
  })

  it.each(named)('%s fills the type area with whole lines', (_name, { grid, paper }) => {
    const heightMm = paper.heightMm - paper.headMarginMm - paper.footMarginMm
    const lines = ((heightMm / 25.4) * 72) / grid.linePitch
    expect(Math.floor(lines + 0.001)).toBe(grid.linesPerPage)
  })

  it.each(named)('%s sets a blank issue and one with every element', (_name, template) => {
    const blank = blankBulletin(template, newIds(), { year: 2026 })
    expect(compose(blank, template, null).articles).toHaveLength(1)
    expect(compose(fixture('every-element'), template, null).articles.length).toBeGreaterThan(1)
  })

  it.each(named)('%s leaves nothing open that is not filled in', (_name, template) => {
    expect(findUnfilledWording(template)).toBeNull()
  })

  test('differ where a reader sees it first', () => {
    const faces = builtInTemplates.map(({ masthead, contents, articles, styles }) =>
      JSON.stringify([masthead.rule, contents, articles, styles.nameplate.size]),
    )
    expect(new Set(faces).size).toBe(builtInTemplates.length)
  })
})

describe('a template from before', () => {
  test('that knows nothing of double rules and notices is read as it was', () => {
    const { rule, nameplate, kickerBrackets, issueLine } = templateById('work-information').masthead
    const { line: _line, ...oldRule } = rule
    const { notice: _notice, ...oldImprint } = templateById('work-information').imprint
    const old = {
      ...templateById('work-information'),
      masthead: { nameplate, kickerBrackets, issueLine, rule: oldRule },
      imprint: oldImprint,
    }
    expect(parseTemplate(old)).toEqual({ ok: true, value: templateById('work-information') })
  })
})

describe.each(sampleNames)('the sample %s', (name) => {
  test('has nothing to correct', async () => {
    const { bulletin, template } = await sampleIssue(name)
    const findings = check(bulletin, template, null)
    // A name keeps its rare character, whatever the recipient's face holds.
    expect(findings.filter(({ rule }) => rule !== 'R77')).toEqual([])
  })

  test('is in the style of today', async () => {
    const { template } = await sampleIssue(name)
    expect(template).toEqual(templateById(template.id))
  })

  test('says what it said when it was read over', async () => {
    const { bulletin, template } = await sampleIssue(name)
    const text = writeText(compose(bulletin, template, null))
    await expect(text).toMatchFileSnapshot(`../golden/${name}.txt`)
  })
})
