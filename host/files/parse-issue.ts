import { parseBulletin, type Bulletin } from '../../core/model/index.ts'
import { parseTemplate, type Template } from '../../core/template/index.ts'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'

/** The document that a page sends is parsed by the same schema as a file: a page is not trusted. */
export function parseIssue(ask: {
  readonly bulletin: unknown
  readonly template: unknown
}): Outcome<{ bulletin: Bulletin; template: Template }> {
  const template = parseTemplate(ask.template)
  if (!template.ok) return refused(template.message)
  const bulletin = parseBulletin(ask.bulletin)
  if (!bulletin.ok) return refused(`文稿有一处不合规定（${bulletin.path}）：${bulletin.message}`)
  return done({ bulletin: bulletin.value, template: template.value })
}
