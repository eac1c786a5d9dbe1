import { randomUUID } from 'node:crypto'
import { blankBulletin } from '../../core/read/index.ts'
import { builtInTemplates, findTemplate, type Template } from '../../core/template/index.ts'
import type { Outcome } from '../../host/contract.ts'
import { writeNeikan } from '../../host/files/index.ts'
import { done, refused } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { writeOutput } from '../issue-file.ts'

const usage = 'new --template 版式 --out 文件.neikan'

/** An empty issue of a series. */
export const newCommand: Command = {
  usage,
  purpose: '新建一期空白简报',
  run: async (args) => {
    const options = { template: { type: 'string' }, out: { type: 'string' } } as const
    const parsed = parseArguments(args, options, 0, usage)
    if (!parsed.ok) return parsed
    const { template: id, out } = parsed.value.values
    if (out === undefined)
      return refused(`没有说明写到哪里，请用 --out 给出文件名。用法：neikan ${usage}`)
    const template = requireTemplate(id)
    if (!template.ok) return template
    const year = new Date().getFullYear()
    const bulletin = blankBulletin(template.value, randomUUID, { year })
    const bytes = writeNeikan({ bulletin, template: template.value, media: new Map() })
    const written = await writeOutput(out, bytes)
    return written.ok ? done(0) : written
  },
}

/** The named house style, or the first where none is named. */
export function requireTemplate(id: string | undefined): Outcome<Template> {
  const template = id === undefined ? (builtInTemplates[0] ?? null) : findTemplate(id)
  if (template !== null) return done(template)
  const known = builtInTemplates.map((one) => `${one.id}（${one.name}）`).join('、')
  return refused(`没有版式“${id}”，可用的有：${known}。`)
}
