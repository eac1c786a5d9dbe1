/** What is done with a house style: put to use, kept, carried elsewhere. */
import {
  findUnfilledWording,
  maxNameplateBytes,
  parsePortableStyle,
  portableStyle,
  withNameplatePicture,
  type NameplatePicture,
  type Template,
} from '../../core/template/index.ts'
import type { Masthead } from '../../core/model/index.ts'
import {
  closeDialog,
  mediaUrlOf,
  showToast,
  showUndoToast,
  valueOrToast,
  type App,
} from '../app/app.ts'
import type { OpenIssue } from '../app/app-state.ts'
import { addNameplatePicture, askForPicture } from '../app/picture-actions.ts'
import { base64Of, bytesOf } from '../desk/index.ts'
import type { IssueSession } from '../editor/index.ts'

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

/** Sets the open issue in another style and shows it; undo and the toast take it back. */
export function applyToIssue(app: App, { session, readOnly }: OpenIssue, template: Template): void {
  if (readOnly !== null) {
    const text = '这一期是只读的，没有换版式。请先在只读栏里选怎样改，或另存为副本。'
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  const { nameplate } = mastheadOf(session)
  const name = template.masthead.nameplate.default || nameplate
  session.restyle(template, name)
  app.store.set({ isStyling: false })
  const hasOwn = app.store.get().library?.styles.some((kept) => kept.nameplate === name) === true
  const next = hasOwn ? '以后各期仍用给它们存下的版式' : '接着新建的下一期沿用它'
  const text = `本期已用版式“${template.name}”，${next}；以前各期保留当时的版式。`
  showUndoToast(app, session, text)
}

/**
 * Keeps a style for the issues to come; this one and those before stay as they are. Answers whether
 * it is kept.
 */
export async function keepForLater(
  app: App,
  issue: OpenIssue,
  template: Template,
): Promise<boolean> {
  const nameplate = template.masthead.nameplate.default
  if (nameplate === '') {
    showToast(app, { tone: 'refused', text: '先写上刊名，才知道用于哪种刊物。', actions: [] })
    return false
  }
  const { issueId } = issue.place
  const answer = await app.desk.request('keepHouseStyle', { issueId, nameplate, template })
  valueOrToast(app, answer)
  if (!answer.ok) return false
  const text = `以后新建的“${nameplate}”都用版式“${template.name}”。已有的各期不变。`
  showToast(app, { tone: 'done', text, actions: [] })
  return true
}

/** Asks what becomes of changes that are put to no use. `use` is null where they cannot be. */
export function askAboutChanges(
  app: App,
  use: { readonly label: string; run(): void } | null,
  leave: () => void,
): void {
  const choices = [
    ...(use === null ? [] : [{ ...use, tone: 'main' as const }]),
    {
      label: '不要这些改动',
      tone: use === null ? ('danger' as const) : ('plain' as const),
      run: leave,
    },
  ].map((choice) => ({
    ...choice,
    run: () => {
      closeDialog(app)
      choice.run()
    },
  }))
  const text =
    use === null
      ? '有的值不能用，还没有改好。现在离开，这次改的都不留。'
      : '改过的版式还没有用上。现在离开，这次改的都不留。'
  app.store.set({ dialog: { kind: 'confirm', title: '离开版式？', text, choices } })
}

/** As a file for other machines and other publications, its picture in it. */
export async function exportStyle(app: App, issue: OpenIssue, template: Template): Promise<void> {
  const { picture } = template.masthead.nameplate
  const url = picture === null ? null : mediaUrlOf(app, issue)(picture.media)
  const bytes = url === null ? null : await (await fetch(url)).arrayBuffer()
  const media =
    picture === null || bytes === null ? {} : { [picture.media]: base64Of(new Uint8Array(bytes)) }
  const text = `${JSON.stringify(portableStyle({ template, media }), null, 2)}\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `版式 ${template.name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Twice what the largest picture takes as base64. */
const maxStyleBytes = (maxNameplateBytes * 8) / 3

/** Null after a refusal, which was shown. Its picture comes in by the door of all pictures. */
export async function importStyle(
  app: App,
  issue: OpenIssue,
  file: File,
): Promise<Template | null> {
  const isSmall = file.size <= maxStyleBytes
  const parsed = parsePortableStyle(isSmall ? parseJson(await file.text()) : null)
  const unfilled = parsed.ok ? findUnfilledWording(parsed.value.template) : null
  if (unfilled !== null) {
    const at = unfilled.wording.path.join('.')
    const text = `没有导入“${file.name}”：${at} 里的 ${unfilled.token} 不是版式能填的一项。改正后再导入。`
    showToast(app, { tone: 'refused', text, actions: [] })
    return null
  }
  if (parsed.ok) {
    const { template, media } = parsed.value
    const [picture] = Object.entries(media)
    if (picture === undefined) return template
    const bytes = Uint8Array.from(bytesOf(picture[1]))
    const added = await addNameplatePicture(app, issue, new File([bytes], file.name))
    return added === null ? null : withNameplatePicture(template, added.media)
  }
  const text = `没有导入“${file.name}”：它不是版式文件，或已损坏。请换一个用“导出版式”导出的文件。`
  showToast(app, { tone: 'refused', text, actions: [] })
  return null
}

/** Lets the user choose the nameplate's picture; it begins as wide as the words would be. */
export function chooseNameplatePicture(
  app: App,
  issue: OpenIssue,
  { paper, masthead }: Template,
  onChoose: (picture: NameplatePicture) => void,
): void {
  askForPicture(async (file) => {
    const added = await addNameplatePicture(app, issue, file)
    if (added === null) return
    const measure = paper.widthMm - paper.bindingMarginMm - paper.outerMarginMm
    const widthMm = measure - 2 * masthead.nameplate.sideInsetMm
    onChoose({ media: added.media, widthMm, ratio: added.heightMm / added.widthMm })
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
