import { compose } from '../../core/galley/index.ts'
import { secrecyOf, type Bulletin } from '../../core/model/index.ts'
import { removedText, type RemovedCharacter } from '../../core/text/index.ts'
import type { Outcome } from '../../host/contract.ts'
import {
  cleaned,
  obstacleTo,
  setIssue,
  writeText,
  type ExportIssue,
  type Format,
} from '../../host/export/index.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command, type Surroundings } from '../command.ts'
import { checkOutputs, readIssue, writeIssue, writeOutput } from '../issue-file.ts'
import { openPrinter } from '../printer.ts'

const usage =
  'export 文件.neikan [--docx 成品.docx] [--pdf 成品.pdf] [--txt 成品.txt] [--force] [--acknowledge]'

const options = {
  docx: { type: 'string' },
  pdf: { type: 'string' },
  txt: { type: 'string' },
  force: { type: 'boolean' },
  acknowledge: { type: 'boolean' },
} as const

interface Exports {
  readonly outputs: readonly (readonly [file: string, bytes: Uint8Array])[]
  readonly removed: readonly RemovedCharacter[]
  readonly pageCount: number | null
}

/** The finished files, several at once: all are set before the first is written. */
export const exportCommand: Command = {
  usage,
  purpose:
    '导出 DOCX、PDF 或纯文本；--acknowledge 确认文中的“秘密”等字不是国家秘密标志，并记入文件',
  run: async (args, around) => {
    const parsed = parseArguments(args, options, 1, usage)
    if (!parsed.ok) return parsed
    const { force = false, acknowledge = false, ...places } = parsed.value.values
    const [file = ''] = parsed.value.places
    const named = (['docx', 'pdf', 'txt'] as const).filter((one) => places[one] !== undefined)
    if (named.length === 0) {
      return refused(`没有说明导出什么，请给出 --docx、--pdf 或 --txt。用法：neikan ${usage}`)
    }
    const free = await checkOutputs(
      named.map((option) => ({ option, file: places[option], extension: `.${option}` })),
      force,
    )
    if (!free.ok) return free
    const read = await readIssue(file, around.program)
    if (!read.ok) return read
    const issue = acknowledge ? await acknowledged(file, read.value) : read
    if (!issue.ok) return issue
    const obstacle = obstacleTo(issue.value)
    if (obstacle !== null) return refused(obstacle)
    const exports = await setAll(issue.value, places, around)
    if (!exports.ok) return exports
    for (const [place, bytes] of exports.value.outputs) {
      const written = await writeOutput(place, bytes)
      if (!written.ok) return written
    }
    around.out(sentenceOf(exports.value))
    return done(0)
  },
}

/** Keeps the confirmation in the file, so that it is asked for once and can be found again. */
async function acknowledged(file: string, issue: ExportIssue): Promise<Outcome<ExportIssue>> {
  const secrecy = secrecyOf(issue.bulletin)
  if (secrecy.kind !== 'confirm') return done(issue)
  const secrecyConfirmation = {
    words: secrecy.words,
    date: new Date().toISOString().slice(0, 10),
  }
  const bulletin: Bulletin = {
    children: issue.bulletin.children.map((part) =>
      part.type === 'masthead' ? { ...part, secrecyConfirmation } : part,
    ),
  }
  const confirmed = { ...issue, bulletin }
  const written = await writeIssue(file, confirmed)
  return written.ok ? done(confirmed) : written
}

async function setAll(
  issue: ExportIssue,
  places: { readonly [Option in Format | 'txt']?: string },
  around: Surroundings,
): Promise<Outcome<Exports>> {
  const formats = (['docx', 'pdf'] as const).filter((format) => places[format] !== undefined)
  const outputs: [string, Uint8Array][] = []
  let pageCount: number | null = null
  if (formats.length > 0) {
    const set = await setOnPages(issue, formats, around)
    if (!set.ok) return set
    pageCount = set.value.pages?.pageCount ?? null
    for (const format of formats) {
      const [place, bytes] = [places[format], set.value[format]]
      if (place !== undefined && bytes !== null) outputs.push([place, bytes])
    }
  }
  const clean = cleaned(issue)
  if (places.txt !== undefined) {
    const text = writeText(compose(clean.issue.bulletin, clean.issue.template, null))
    outputs.push([places.txt, new TextEncoder().encode(text)])
  }
  return done({ outputs, removed: clean.removed, pageCount })
}

async function setOnPages(issue: ExportIssue, formats: readonly Format[], around: Surroundings) {
  const printer = openPrinter(around.program)
  try {
    const set = await setIssue(issue, formats, {
      printer: printer.open,
      onStage: () => undefined,
      signal: new AbortController().signal,
    })
    if (set.ok && set.value.pages === null) {
      around.note(
        'neikan: 没有可用的浏览器来排页，DOCX 的目录没有页码，请在 WPS 或 Word 里核对。\n',
      )
    }
    return set
  } finally {
    await printer.close()
  }
}

function sentenceOf({ outputs, removed, pageCount }: Exports): string {
  const files = outputs.map(([file]) => file).join('、')
  const pages = pageCount === null ? '' : `，共 ${pageCount} 页`
  const left = removed.length === 0 ? '' : `去掉了文件里不能有的控制字符：${removedText(removed)}。`
  return `已导出 ${files}${pages}。${left}\n`
}
