import internalReference from '../../templates/internal-reference.json' with { type: 'json' }
import specialReport from '../../templates/special-report.json' with { type: 'json' }
import workBrief from '../../templates/work-brief.json' with { type: 'json' }
import workInformation from '../../templates/work-information.json' with { type: 'json' }
import { parseTemplate } from './parse.ts'
import type { Template } from './schema.ts'

/** The house styles that ship with the program. A built-in that does not parse is a broken build. */
export const builtInTemplates: readonly Template[] = [
  workInformation,
  workBrief,
  specialReport,
  internalReference,
].map((json) => {
  const parsed = parseTemplate(json)
  if (!parsed.ok) throw new TypeError(`Built-in template ${json.id}: ${parsed.path}`)
  return parsed.value
})

/** The built-in template of that id, or null. */
export function findTemplate(id: string): Template | null {
  return builtInTemplates.find((template) => template.id === id) ?? null
}

/** The built-in template of that id. Throws a RangeError for an id that does not exist. */
export function templateById(id: string): Template {
  const template = findTemplate(id)
  if (!template) throw new RangeError(`No built-in template "${id}"`)
  return template
}
