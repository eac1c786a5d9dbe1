import { execFileSync } from 'node:child_process'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, ignoredFinding } from '../../core/checks/index.ts'
import { templateById } from '../../core/template/index.ts'
import { readNeikan, writeNeikan } from '../../host/files/index.ts'
import { article, bulletin, figure, masthead, p } from '../helpers/build.ts'
import { manuscript, neikan, ownFolder, program, sample } from './run.ts'

const imported = async () => {
  const folder = await ownFolder()
  const { code, out, err } = await neikan(folder, 'import', manuscript, '--out', 'a.neikan')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^已把 .*manuscript-errors\.txt 导入 a\.neikan：4 篇稿件，.*。\n$/)
  return folder
}

describe('help', () => {
  test('names every command', async () => {
    const { code, out } = await neikan(program, '--help')
    expect(code).toBe(0)
    for (const name of ['new', 'import', 'export', 'check', 'layout', 'inspect', 'serve']) {
      expect(out).toContain(`  ${name} `)
    }
  })

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(path.join(program, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(await neikan(program, '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test('npm passes the arguments on and adds nothing to the output', () => {
    const out = execFileSync('npm', ['run', '-s', 'neikan', '--', '--version'], { cwd: program })
    expect(out.toString()).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('import and inspect', () => {
  test('every field of the manuscript is where it belongs', async () => {
    const folder = await imported()
    const { code, out } = await neikan(folder, 'inspect', 'a.neikan', '--json')
    expect(code).toBe(0)
    const found = JSON.parse(out) as {
      contents: string[]
      articles: { headings: unknown[]; title: string }[]
    }
    expect(Object.keys(found)).toEqual([
      'confidentiality',
      'serialNumber',
      'mastheadTitle',
      'subtitle',
      'year',
      'issueNumber',
      'totalIssueNumber',
      'issuer',
      'date',
      'contents',
      'articles',
      'distribution',
      'imprint',
      'credits',
    ])
    expect(found).toMatchObject({
      confidentiality: '内部刊物 注意保管',
      serialNumber: null,
      mastheadTitle: '云岭青年工作信息',
      subtitle: '经验交流',
      year: 2025,
      issueNumber: 3,
      totalIssueNumber: null,
      issuer: '共青团云岭县委',
      date: '2025-09-19',
      distribution: [
        {
          label: '送',
          recipients: [
            '团市委领导',
            '各乡镇（街道、园区）团委',
            '县直各单位团组织',
            '县青年联合会',
            '县学生联合会',
          ],
        },
      ],
      imprint: { issuer: '共青团云岭县委', date: '2025-09-19', copies: null },
      credits: [],
    })
    expect(found.articles).toHaveLength(4)
    expect(found.contents).toEqual(found.articles.map(({ title }) => title))
    expect(Object.keys(found.articles[0] ?? {})).toEqual([
      'title',
      'byline',
      'editorsNote',
      'headings',
      'paragraphCount',
      'tables',
      'images',
    ])
    expect(found.articles[0]?.headings).toEqual(
      [
        '发现一批好苗子，建强青商梯队。',
        '扶持一批好项目，增强创新动能。',
        '带动一批新就业，厚植青春情怀。',
      ].map((text) => ({ level: 1, text, runIn: true })),
    )
  })

  test('the same manuscript gives a file of the same structure, and a report of what was dropped', async () => {
    const folder = await imported()
    const args = ['import', manuscript, '--out', 'b.neikan', '--report', 'r.json']
    expect((await neikan(folder, ...args)).code).toBe(0)
    const [a, b] = await Promise.all(
      ['a', 'b'].map((name) => neikan(folder, 'inspect', `${name}.neikan`, '--json')),
    )
    expect(a).toEqual(b)
    const report = JSON.parse(await readFile(path.join(folder, 'r.json'), 'utf8')) as {
      dropped: { text: string }[]
    }
    expect(report.dropped.map(({ text }) => text)).toContain('（此页无正文）')
  })

  test('the shipped sample has every element', async () => {
    const { out } = await neikan(program, 'inspect', sample, '--json')
    expect(JSON.parse(out)).toMatchObject({
      articles: [
        { byline: '团县委青年发展部', tables: 1, images: 1 },
        { tables: 0 },
        {},
        { headings: [{}, {}, {}, { level: 2, runIn: false }, { level: 2, runIn: false }] },
      ],
      imprint: { copies: 80 },
      credits: [{ role: '签发' }, { role: '审核' }, { role: '编辑' }],
    })
  })
})

describe('check', () => {
  test('finds the planted errors, quotes them and exits with 1', async () => {
    const folder = await imported()
    const { code, out } = await neikan(folder, 'check', 'a.neikan', '--json')
    expect(code).toBe(1)
    const findings = JSON.parse(out) as { rule: string; excerpt: string; severity: string }[]
    const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length
    expect({ R01: count('R01'), R39: count('R39'), R52: count('R52'), R53: count('R53') }).toEqual({
      R01: 1,
      R39: 3,
      R52: 1,
      R53: 1,
    })
    const { out: text } = await neikan(folder, 'check', 'a.neikan')
    for (const { excerpt } of findings) expect(text).toContain(excerpt.replaceAll('\n', ' '))
    expect(text).not.toMatch(/\bR\d\d\b/)
    expect(text).toMatch(/\n共 \d+ 条：错误 \d+ 条/)
  })

  test('leaves out what was waved through, and says how much that is', async () => {
    const folder = await imported()
    const file = path.join(folder, 'a.neikan')
    const read = await readNeikan(await readFile(file))
    if (!read.ok) throw new Error(read.message)
    const { bulletin, template } = read.value
    const findings = check(bulletin, template, null)
    const errors = findings.filter(({ severity }) => severity === 'error')
    const ignoredFindings = errors.map((finding) => ignoredFinding(finding, bulletin))
    const children = bulletin.children.map((part) =>
      part.type === 'masthead' ? { ...part, ignoredFindings } : part,
    )
    await writeFile(file, writeNeikan({ ...read.value, bulletin: { children } }))
    const { code, out } = await neikan(folder, 'check', 'a.neikan')
    expect(code).toBe(0)
    expect(out).toContain(`。另有 ${errors.length} 条已忽略。\n`)
    const { out: json } = await neikan(folder, 'check', 'a.neikan', '--json')
    expect(JSON.parse(json)).toHaveLength(findings.length - errors.length)
  })

  test('the sample has no error', async () => {
    expect((await neikan(program, 'check', sample)).code).toBe(0)
  })
})

test('new makes an issue that can be inspected', async () => {
  const folder = await ownFolder()
  const made = await neikan(folder, 'new', '--template', 'work-information', '--out', 'n.neikan')
  expect(made).toEqual({ code: 0, out: '已新建 n.neikan（工作信息）。\n', err: '' })
  const { out } = await neikan(folder, 'inspect', 'n.neikan', '--json')
  expect(JSON.parse(out)).toMatchObject({ year: new Date().getFullYear(), articles: [{}] })
})

const secretManuscript = (await readFile(manuscript, 'utf8')).replace('内部刊物', '机密★5年')
const lacking = writeNeikan({
  bulletin: bulletin(article('标题', p('正文'), figure())),
  template: templateById('work-information'),
  media: new Map(),
})

test('--force writes over a file, and a sentence says what was done', async () => {
  const folder = await ownFolder()
  await writeFile(path.join(folder, 'n.neikan'), 'old')
  expect((await neikan(folder, 'new', '--out', 'n.neikan', '--force')).code).toBe(0)
  const { code, out } = await neikan(folder, 'export', 'n.neikan', '--txt', 'n.txt')
  expect({ code, out }).toEqual({ code: 0, out: '已导出 n.txt。\n' })
})

test('工作秘密 is exported only after --acknowledge, which the file keeps', async () => {
  const folder = await ownFolder()
  const content = bulletin(
    masthead({ confidentialityMark: ['工作秘密，不得外传'] }),
    article('标题', p('正\u202E文')),
  )
  const issue = { bulletin: content, template: templateById('work-information'), media: new Map() }
  await writeFile(path.join(folder, 'a.neikan'), writeNeikan(issue))
  const refused = await neikan(folder, 'export', 'a.neikan', '--txt', 'a.txt')
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--acknowledge') })
  const done = await neikan(folder, 'export', 'a.neikan', '--txt', 'a.txt', '--acknowledge')
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('U+202E ×1') })
  expect((await neikan(folder, 'export', 'a.neikan', '--txt', 'b.txt')).code).toBe(0)
  expect(await readFile(path.join(folder, 'b.txt'), 'utf8')).toContain('正文')
})

describe('refusals', () => {
  test.each([
    ['an unknown command', ['publish']],
    ['an unknown option', ['check', 'a.neikan', '--jsno']],
    ['an option without its value', ['new', '--out']],
    ['a missing file name', ['check']],
    ['one file too many', ['inspect', 'a.neikan', 'b.neikan']],
    ['a file that does not exist', ['inspect', 'missing.neikan', '--json']],
    ['a file that is no issue', ['inspect', 'text.neikan', '--json']],
    ['a house style that does not exist', ['new', '--template', 'x', '--out', 'o.neikan']],
    ['no place to write to', ['new', '--template', 'work-information']],
    ['nothing to export', ['export', 'text.neikan']],
    ['a folder that does not exist', ['new', '--out', 'missing/o.neikan']],
    ['a Word file, for now', ['import', 'a.docx', '--out', 'o.neikan']],
    ['a text that is empty', ['import', 'empty.txt', '--out', 'o.neikan']],
    ['an issue over its own manuscript', ['import', 'text.neikan', '--out', './text.neikan']],
    ['a port that is none', ['serve', '--port', '70000']],
    ['a new issue over a file', ['new', '--out', 'text.neikan']],
    ['an import over a file', ['import', 'empty.txt', '--out', 'text.neikan']],
    ['an export over a file', ['export', 'text.neikan', '--docx', 'old.docx']],
    ['an issue that does not say so', ['new', '--out', 'a.txt']],
    ['a report that does not say so', ['import', manuscript, '--out', 'o.neikan', '--report', 'r']],
    ['a PDF under a wrong name', ['export', 'text.neikan', '--pdf', 'o.docx']],
    ['one name for two files', ['export', 'text.neikan', '--docx', 'o.docx', '--pdf', './o.docx']],
    ['a mark of a state secret', ['import', 'secret.txt', '--out', 'o.neikan']],
    ['a picture that is missing', ['export', 'lacking.neikan', '--txt', 'o.txt']],
  ])('%s: exit 2, one line, nothing written', async (_what, args) => {
    const folder = await ownFolder()
    await writeFile(path.join(folder, 'text.neikan'), 'text')
    await writeFile(path.join(folder, 'empty.txt'), '')
    await writeFile(path.join(folder, 'old.docx'), 'old')
    await writeFile(path.join(folder, 'secret.txt'), secretManuscript)
    await writeFile(path.join(folder, 'lacking.neikan'), lacking)
    const before = await readdir(folder)
    const { code, out, err } = await neikan(folder, ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^neikan: [^\n]*[一-龥][^\n]*\n$/)
    expect(await readdir(folder)).toEqual(before)
  })
})
