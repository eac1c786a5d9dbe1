import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { readManuscript } from '../../core/read/index.ts'
import { writeNeikan } from '../../host/files/index.ts'
import { decodeManuscript } from '../../host/import/index.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { jsonText, readBytes, writeOutput } from '../issue-file.ts'
import { requireTemplate } from './new.ts'

const usage = 'import 来稿.txt --out 文件.neikan [--template 版式] [--report 报告.json]'

/** A manuscript into an issue. */
export const importCommand: Command = {
  usage,
  purpose: '识别来稿的结构，存成一期简报',
  run: async (args) => {
    const options = {
      template: { type: 'string' },
      out: { type: 'string' },
      report: { type: 'string' },
    } as const
    const parsed = parseArguments(args, options, 1, usage)
    if (!parsed.ok) return parsed
    const { template: id, out, report } = parsed.value.values
    const source = parsed.value.places[0] ?? ''
    if (out === undefined)
      return refused(`没有说明写到哪里，请用 --out 给出文件名。用法：neikan ${usage}`)
    if ([out, report].some((target) => target && path.resolve(target) === path.resolve(source))) {
      return refused(`${source} 是来稿本身，不能写在它上面。请用 --out 给出另一个文件名。`)
    }
    const template = requireTemplate(id)
    if (!template.ok) return template
    if (path.extname(source).toLowerCase() === '.docx') {
      return refused(
        `本版还不能读 ${source}：请先在 WPS 或 Word 里另存为“纯文本（.txt）”，再导入。`,
      )
    }
    const bytes = await readBytes(source)
    if (!bytes.ok) return bytes
    const manuscript = decodeManuscript(path.basename(source), bytes.value)
    if (!manuscript.ok) return refused(`${source}：${manuscript.message}`)
    const reading = readManuscript(manuscript.value, template.value, randomUUID)
    const issue = { bulletin: reading.bulletin, template: template.value, media: new Map() }
    const written = await writeOutput(out, writeNeikan(issue))
    if (!written.ok || report === undefined) return written.ok ? done(0) : written
    const reported = await writeOutput(report, new TextEncoder().encode(jsonText(reading.report)))
    return reported.ok ? done(0) : reported
  },
}
