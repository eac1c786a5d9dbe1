import path from 'node:path'
import type { ReadingReport } from '../../core/read/index.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import {
  checkOutputs,
  jsonText,
  readBytes,
  takeIn,
  writeIssue,
  writeOutput,
} from '../issue-file.ts'
import { requireTemplate } from './new.ts'

const usage = 'import 来稿.txt --out 文件.neikan [--template 版式] [--report 报告.json] [--force]'

/** A manuscript into an issue. */
export const importCommand: Command = {
  usage,
  purpose: '识别来稿的结构，存成一期简报',
  run: async (args, around) => {
    const options = {
      template: { type: 'string' },
      out: { type: 'string' },
      report: { type: 'string' },
      force: { type: 'boolean' },
    } as const
    const parsed = parseArguments(args, options, 1, usage)
    if (!parsed.ok) return parsed
    const { template: id, out, report, force = false } = parsed.value.values
    const source = parsed.value.places[0] ?? ''
    if (out === undefined)
      return refused(`没有说明写到哪里，请用 --out 给出文件名。用法：neikan ${usage}`)
    if ([out, report].some((target) => target && path.resolve(target) === path.resolve(source))) {
      return refused(`${source} 是来稿本身，不能写在它上面。请用 --out 给出另一个文件名。`)
    }
    const free = await checkOutputs(
      [
        { option: 'out', file: out, extension: '.neikan' },
        { option: 'report', file: report, extension: '.json' },
      ],
      force,
    )
    if (!free.ok) return free
    const template = requireTemplate(id)
    if (!template.ok) return template
    if (path.extname(source).toLowerCase() === '.docx') {
      return refused(
        `本版还不能读 ${source}：请先在 WPS 或 Word 里另存为“纯文本（.txt）”，再导入。`,
      )
    }
    const bytes = await readBytes(source)
    if (!bytes.ok) return bytes
    const reading = await takeIn(
      {
        kind: 'manuscript',
        name: path.basename(source),
        bytes: bytes.value,
        template: template.value,
        frame: null,
      },
      source,
      around.program,
    )
    if (!reading.ok) return reading
    const { bulletin, report: found } = reading.value
    const issue = { bulletin, template: template.value, media: new Map() }
    const written = await writeIssue(out, issue)
    if (!written.ok) return written
    if (report !== undefined) {
      const bytes = new TextEncoder().encode(jsonText(found))
      const reported = await writeOutput(report, bytes)
      if (!reported.ok) return reported
    }
    around.out(sentenceOf(source, out, found))
    return done(0)
  },
}

function sentenceOf(source: string, out: string, report: ReadingReport): string {
  const { dropped, warnings, recognised } = report
  const made = dropped.length === 0 ? '' : `，${dropped.length} 处没有照搬`
  const doubtful = warnings.length === 0 ? '' : `，${warnings.length} 处请核对`
  return `已把 ${source} 导入 ${out}：${recognised.articles} 篇稿件${made}${doubtful}。\n`
}
