import { compose } from '../../core/galley/index.ts'
import { setIssue, writeText, type Format } from '../../host/export/index.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { readIssue, writeOutput } from '../issue-file.ts'
import { openPrinter } from '../printer.ts'

const usage = 'export 文件.neikan [--docx 成品.docx] [--pdf 成品.pdf] [--txt 成品.txt]'

/** The finished files, several at once: all are set before the first is written. */
export const exportCommand: Command = {
  usage,
  purpose: '导出 DOCX、PDF 或纯文本',
  run: async (args, around) => {
    const options = {
      docx: { type: 'string' },
      pdf: { type: 'string' },
      txt: { type: 'string' },
    } as const
    const parsed = parseArguments(args, options, 1, usage)
    if (!parsed.ok) return parsed
    const { docx, pdf, txt } = parsed.value.values
    const file = parsed.value.places[0] ?? ''
    const places = { docx, pdf }
    const formats = (['docx', 'pdf'] as const).filter((format) => places[format] !== undefined)
    if (formats.length === 0 && txt === undefined) {
      return refused(`没有说明导出什么，请给出 --docx、--pdf 或 --txt。用法：neikan ${usage}`)
    }
    const issue = await readIssue(file)
    if (!issue.ok) return issue
    const outputs: [string, Uint8Array][] = []
    if (formats.length > 0) {
      const set = await setOnPages(issue.value, formats, around)
      if (!set.ok) return set
      for (const format of formats) {
        const [place, bytes] = [places[format], set.value[format]]
        if (place !== undefined && bytes !== null) outputs.push([place, bytes])
      }
    }
    if (txt !== undefined) {
      const text = writeText(compose(issue.value.bulletin, issue.value.template, null))
      outputs.push([txt, new TextEncoder().encode(text)])
    }
    for (const [place, bytes] of outputs) {
      const written = await writeOutput(place, bytes)
      if (!written.ok) return written
    }
    return done(0)
  },
}

type Issue = Parameters<typeof setIssue>[0]

async function setOnPages(
  issue: Issue,
  formats: readonly Format[],
  around: Parameters<Command['run']>[1],
) {
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
    if (set.ok && set.value.removedCharacters > 0) {
      around.note(`neikan: 去掉了 ${set.value.removedCharacters} 个不能写进文件的控制字符。\n`)
    }
    return set
  } finally {
    await printer.close()
  }
}
