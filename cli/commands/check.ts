import { check, sift, type Finding } from '../../core/checks/index.ts'
import { done } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { jsonText, readIssue } from '../issue-file.ts'

const usage = 'check 文件.neikan [--json]'
const severityNames = { error: '错误', warning: '提醒', suggestion: '建议' } as const

/** Findings, without those waved through; the exit code says whether one of them is an error. */
export const checkCommand: Command = {
  usage,
  purpose: '检查文字与格式；有错误时以 1 退出',
  run: async (args, around) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } } as const, 1, usage)
    if (!parsed.ok) return parsed
    const issue = await readIssue(parsed.value.places[0] ?? '', around.program)
    if (!issue.ok) return issue
    const { bulletin, template } = issue.value
    const { listed, ignored } = sift(check(bulletin, template, null), bulletin)
    const isJson = parsed.value.values.json === true
    around.out(isJson ? jsonText(withFirstFix(listed)) : listOf(listed, ignored.length))
    return done(listed.some(({ severity }) => severity === 'error') ? 1 : 0)
  },
}

/** `fix` is the first of the corrections, for those who want no choice. */
function withFirstFix(findings: readonly Finding[]) {
  return findings.map((finding) => {
    const [fix] = finding.fixes
    return fix ? { ...finding, fix } : finding
  })
}

function listOf(findings: readonly Finding[], ignoredCount: number): string {
  const ignored = ignoredCount === 0 ? '' : `另有 ${ignoredCount} 条已忽略。`
  if (findings.length === 0) return `没有检查意见。${ignored}\n`
  const lines = findings.map(({ severity, title, excerpt, message, hint, fixes }) => {
    const advice = [message, hint, ...fixes.map(({ label }) => `${label}。`)].join('')
    return `${severityNames[severity]}  ${title}：${quoted(excerpt)}  ${advice}`
  })
  const counts = (['error', 'warning', 'suggestion'] as const)
    .map(
      (severity) => [severity, findings.filter((one) => one.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${severityNames[severity]} ${count} 条`)
  return `${lines.join('\n')}\n共 ${findings.length} 条：${counts.join('，')}。${ignored}\n`
}

/** On one line, so that a headline of two lines does not break the list. */
const quoted = (excerpt: string): string => `「${excerpt.replace(/\s*\n\s*/g, ' ')}」`
