import { done } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { inspect } from '../inspection.ts'
import { jsonText, readIssue } from '../issue-file.ts'

const usage = 'inspect 文件.neikan --json'

/** The structure of an issue, for other programs. */
export const inspectCommand: Command = {
  usage,
  purpose: '列出一期简报的结构',
  run: async (args, around) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } } as const, 1, usage)
    if (!parsed.ok) return parsed
    const issue = await readIssue(parsed.value.places[0] ?? '', around.program)
    if (!issue.ok) return issue
    around.out(jsonText(inspect(issue.value.bulletin, issue.value.template)))
    return done(0)
  },
}
