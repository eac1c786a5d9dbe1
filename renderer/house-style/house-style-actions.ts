/** What is done with a house style: put to use, kept, carried elsewhere. */
import { parseTemplate, type Template } from '../../core/template/index.ts'
import type { Masthead } from '../../core/model/index.ts'
import { showToast, valueOrToast, type App } from '../app/app.ts'
import { setMasthead, type IssueSession } from '../editor/index.ts'

function mastheadOf(session: IssueSession): Masthead {
  const masthead = session.getSnapshot().bulletin.children.find(({ type }) => type === 'masthead')
  if (masthead?.type !== 'masthead') throw new TypeError('An issue without a masthead')
  return masthead
}

/** The issue's own style; what its nameplate says is what the next issues are called. */
export function startingStyle(session: IssueSession): Template {
  const { template } = session.getSnapshot()
  return withNameplate(template, mastheadOf(session).nameplate)
}

function withNameplate(template: Template, name: string): Template {
  const { masthead } = template
  return {
    ...template,
    masthead: { ...masthead, nameplate: { ...masthead.nameplate, default: name } },
  }
}

/** Sets the open issue in another style and shows it; the toast takes it back. */
export function applyToIssue(app: App, session: IssueSession, template: Template): void {
  const before = session.getSnapshot().template
  const { nameplate } = mastheadOf(session)
  const apply = (style: Template, name: string) => {
    session.setTemplate(style)
    if (mastheadOf(session).nameplate !== name) setMasthead(session.editor, { nameplate: name })
  }
  apply(template, template.masthead.nameplate.default || nameplate)
  app.store.set({ isStyling: false })
  showToast(app, {
    tone: 'done',
    text: `本期已用版式“${template.name}”。以前各期保留当时的版式。`,
    actions: [{ label: '撤销', run: () => apply(before, nameplate) }],
  })
}

/** Keeps a style for the issues to come; this one and those before stay as they are. */
export async function keepForLater(app: App, template: Template): Promise<void> {
  const nameplate = template.masthead.nameplate.default
  if (nameplate === '') {
    showToast(app, { tone: 'refused', text: '先写上刊名，才知道用于哪种刊物。', actions: [] })
    return
  }
  const answer = await app.desk.request('keepHouseStyle', { nameplate, template })
  valueOrToast(app, answer)
  if (!answer.ok) return
  const text = `以后新建的“${nameplate}”都用版式“${template.name}”。本期和以前各期不变。`
  showToast(app, { tone: 'done', text, actions: [] })
}

/** As a file for other machines and other publications. */
export function exportStyle(template: Template): void {
  const json = new Blob([`${JSON.stringify(template, null, 2)}\n`], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(json)
  link.download = `版式 ${template.name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Null after a refusal, which was shown. */
export async function importStyle(app: App, file: File): Promise<Template | null> {
  const parsed = parseTemplate(parseJson(await file.text()))
  if (parsed.ok) return parsed.value
  const text = `没有导入“${file.name}”：它不是版式文件，或已损坏。${parsed.message}`
  showToast(app, { tone: 'refused', text, actions: [] })
  return null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
