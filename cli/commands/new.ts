import { randomUUID } from 'node:crypto'
import { blankBulletin } from '../../core/read/index.ts'
import { builtInTemplates, findTemplate, type Template } from '../../core/template/index.ts'
import type { Outcome } from '../../host/contract.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { checkOutputs, writeIssue } from '../issue-file.ts'

const usage = 'new --template 版式 --out 文件.neikan [--force]'

/** An empty issue of a series. */
export const newCommand: Command = {
  usage,
  purpose: '新建一期空白简报',
  run: async (args, around) => {
    const options = {
      template: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean' },
    } as const
    const parsed = parseArguments(args, options, 0, usage)
    if (!parsed.ok) return parsed
    const { template: id, out, force = false } = parsed.value.values
    if (out === undefined)
      return refused(`没有说明写到哪里，请用 --out 给出文件名。用法：neikan ${usage}`)
    const template = requireTemplate(id)
    if (!template.ok) return template
    const outputs = [{ option: 'out', file: out, extension: '.neikan' }]
    const free = await checkOutputs(outputs, force)
    if (!free.ok) return free
    const year = new Date().getFullYear()
    const bulletin = blankBulletin(template.value, randomUUID, { year })
    const issue = { bulletin, template: template.value, media: new Map() }
    const written = await writeIssue(out, issue)
    if (!written.ok) return written
    around.out(`已新建 ${out}（${template.value.name}）。\n`)
    return done(0)
  },
}

/** The named house style, or the first where none is named. */
export function requireTemplate(id: string | undefined): Outcome<Template> {
  const template = id === undefined ? (builtInTemplates[0] ?? null) : findTemplate(id)
  if (template !== null) return done(template)
  const known = builtInTemplates.map((one) => `${one.id}（${one.name}）`).join('、')
  return refused(`没有版式“${id}”，可用的有：${known}。`)
}
