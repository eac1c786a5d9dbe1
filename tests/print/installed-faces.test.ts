/** The same pages whatever faces a machine has: each machine here is a folder of made faces. */
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { readNeikan } from '../../host/files/index.ts'
import { createPrinter, type PrintIssue } from '../../host/printer/index.ts'
import { article, bold, bulletin, lead, p, runIn } from '../helpers/build.ts'
import { makeFont, type MadeFont } from '../helpers/make-font.ts'
import { builtRenderer, pdfLines, printed } from '../helpers/press.ts'

const template = templateById('work-information')
const footMargin = (template.paper.footMarginMm / 25.4) * 72
const rare = '喆堃昇祎珺赟镕昉旻'
const marks = '，。、；：？！（）《》〔〕'
const hanzi = Array.from({ length: 0x9fff - 0x4e00 }, (_, at) => String.fromCodePoint(0x4e00 + at))
const common = [...hanzi.filter((one) => !rare.includes(one)), ...marks]
const latin: MadeFont = { name: 'Plain Latin', characters: 'abcdefghij 0123456789' }
const office: readonly MadeFont[] = [
  '仿宋_GB2312',
  'KaiTi',
  'SimHei',
  '宋体',
  '方正小标宋简体',
].map(
  // Their own lines are of many heights.
  (name, at) => ({ name, characters: common, ascent: 800 + 200 * at }),
)

const names = bulletin(
  article(
    `${rare}到会`,
    p(runIn(`${rare}。`), lead(`一是${rare}。`), `${rare}国庆，“周年”——2026年。`, bold('着重国')),
    ...Array.from({ length: 30 }, () =>
      p('志愿服务队与社区对接，遇到强降雨时30分钟内到岗。'.repeat(4)),
    ),
  ),
)
const issue: PrintIssue = { bulletin: names, template, media: new Map() }

let folder = ''
let root = ''
beforeAll(async () => {
  root = builtRenderer()
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-faces-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

interface Printed {
  /** Lines of each page. */
  readonly lines: readonly (readonly string[])[]
  readonly firstPages: readonly (readonly [string, number])[]
  /** Names of the embedded faces, without their subset's prefix. */
  readonly faces: readonly string[]
  readonly hasType3: boolean
}

/** Prints on a machine with these faces and no others; null is this machine as it is. */
async function printOn(fonts: readonly MadeFont[] | null, what = issue): Promise<Printed> {
  const before = process.env['FONTCONFIG_FILE']
  if (fonts !== null) process.env['FONTCONFIG_FILE'] = await install(fonts)
  try {
    const press = await createPrinter({ root })
    try {
      const { pdf, pages } = await printed(press, what)
      const text = Buffer.from(pdf).toString('latin1')
      return {
        lines: await pdfLines(pdf, footMargin),
        firstPages: [...pages.firstPages],
        faces: await facesOf(pdf),
        hasType3: text.includes('/Type3'),
      }
    } finally {
      await press.close()
    }
  } finally {
    if (before === undefined) delete process.env['FONTCONFIG_FILE']
    else process.env['FONTCONFIG_FILE'] = before
  }
}

let machines = 0

async function install(fonts: readonly MadeFont[]): Promise<string> {
  const home = path.join(folder, String((machines += 1)))
  await mkdir(path.join(home, 'fonts'), { recursive: true })
  for (const [at, font] of fonts.entries()) {
    await writeFile(path.join(home, 'fonts', `${at}.ttf`), makeFont(font))
  }
  const config = path.join(home, 'fonts.conf')
  await writeFile(
    config,
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
      `<dir>${home}/fonts</dir><cachedir>${home}/cache</cachedir></fontconfig>`,
  )
  return config
}

async function facesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const named = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('FontFile2'))) return []
    return [String(object.get(PDFName.of('FontName'))).replace(/^\/\w+\+/, '')]
  })
  return [...new Set(named)].sort()
}

async function sampleIssue(): Promise<PrintIssue> {
  const place = new URL('../../assets/samples/chengyuan-qingnian-2026-04.neikan', import.meta.url)
  const file = await readNeikan(await readFile(place))
  if (!file.ok) throw new TypeError(file.message)
  return file.value
}

describe.skipIf(process.platform !== 'linux')('installed faces (known by fontconfig)', () => {
  let bare: Printed
  beforeAll(async () => {
    bare = await printOn([latin])
  })

  test('a machine without Chinese faces has every character of the names', () => {
    expect(bare.lines.flat().join('')).toContain(`${rare}。一是${rare}。${rare}国庆`)
    expect(bare.lines.length).toBeGreaterThan(2)
    expect(bare.faces.length).toBeGreaterThan(2)
  })

  test('the lines of the sample are the same with and without Chinese faces', async () => {
    const sample = await sampleIssue()
    const without = await printOn([latin], sample)
    const narrow = { name: 'Noto Sans CJK SC', characters: hanzi, advance: 900, ascent: 1400 }
    for (const machine of [null, [latin, narrow], [latin, ...office]]) {
      const { lines, firstPages } = await printOn(machine, sample)
      expect(lines).toEqual(without.lines)
      expect(firstPages).toEqual(without.firstPages)
    }
    expect(without.lines.length).toBeGreaterThan(8)
  })

  test('office faces set the words, stand-ins the characters that these lack', async () => {
    const withOffice = await printOn([latin, ...office])
    expect(withOffice.lines).toEqual(bare.lines)
    expect(withOffice.firstPages).toEqual(bare.firstPages)
    const made = withOffice.faces.filter((face) => !bare.faces.includes(face))
    expect(made.length).toBeGreaterThanOrEqual(4)
    expect(withOffice.faces.filter((face) => bare.faces.includes(face)).length).toBeGreaterThan(1)
    expect(withOffice.hasType3).toBe(false)
  })

  test('a face that is not one em wide is left alone', async () => {
    const narrow = { name: 'FangSong', characters: common, advance: 800 }
    const { faces, lines } = await printOn([latin, narrow])
    expect(faces).toEqual(bare.faces)
    expect(lines).toEqual(bare.lines)
  })

  test('a face that may not be embedded is left out of the PDF', async () => {
    const locked = { name: 'FangSong', characters: common, embedding: 2 }
    const { faces, lines, hasType3 } = await printOn([latin, locked])
    expect(hasType3).toBe(false)
    expect(faces).toEqual(bare.faces)
    expect(lines).toEqual(bare.lines)
  })
})
