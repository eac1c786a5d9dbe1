/** What the register is told of the open issue, and what it knows against its number. */
import { numberText } from '../library/publications.ts'
import { showToast, type App } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { nameOf } from './library-list.tsx'
import { isUnsaved, recordPages } from './save-actions.ts'

/** From the last change, or from the last layout: both may be one of many. */
const restMs = 1500

/** Why an issue that is out cannot be typed in. */
export const issuedReason = '这一期已标为印发'

/** Those of which somebody said that they are to be changed although they are out. */
const unlocked = new WeakSet<OpenIssue['session']>()

/** An issue that is out is shown to be read: a stray key would change what others have on paper. */
function lockIssued({ store }: App): void {
  const { issue, library } = store.get()
  if (issue === null || issue.readOnly !== null || unlocked.has(issue.session)) return
  const own = library?.issues.find(({ path }) => path === issue.place.path)
  // Recovered words, and what was typed before the register answered, wait to be saved.
  if (own?.isIssued !== true || isUnsaved(issue) || issue.session.getSnapshot().version > 0) return
  issue.session.setReadOnly(true)
  store.set({ issue: { ...issue, readOnly: issuedReason } })
}

/** Takes up writing in an issue that is out. */
export function unlockIssued({ store }: App): void {
  const { issue } = store.get()
  if (issue?.readOnly !== issuedReason) return
  unlocked.add(issue.session)
  issue.session.setReadOnly(false)
  store.set({ issue: { ...issue, readOnly: null } })
  // Once the text is drawn as one that can be typed in.
  requestAnimationFrame(() => issue.session.focus())
}

/** Looks whenever the issue has come to rest. Stops when the answer is called. */
export function followRegister(app: App): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let watched: OpenIssue['session'] | null = null
  let unsubscribe = () => {}
  /** Of each number it is said once that there is another issue of it. */
  let said = ''
  /** And of an issue that is out that it is being changed. */
  let isChanged = false
  const list = async (session: OpenIssue['session']) => {
    const listing = await app.desk.request('listLibrary', null)
    if (!listing.ok || app.store.get().issue?.session !== session) return null
    app.store.set({ library: listing.value })
    return listing.value
  }
  const begin = async ({ session, place }: OpenIssue) => {
    lockIssued(app)
    if (place.path !== null && (await list(session)) !== null) lockIssued(app)
  }
  const look = async () => {
    const { issue } = app.store.get()
    if (issue === null || issue.readOnly !== null) return
    if (issue.place.path !== null && !isUnsaved(issue)) await recordPages(app, issue)
    const number = numberOf(issue)
    const isNumbered = number !== null && number.key !== said
    const isTouched = !isChanged && issue.session.getSnapshot().version > 0
    if (!isNumbered && !isTouched) return
    if (isNumbered) said = number.key
    if (isTouched) isChanged = true
    const listing = await list(issue.session)
    if (listing === null) return
    const path = app.store.get().issue?.place.path ?? null
    const warn = (text: string) => showToast(app, { tone: 'refused', text, actions: [] })
    const own = listing.issues.find((each) => each.path === path)
    if (isTouched && own?.isIssued === true && !unlocked.has(issue.session)) warn(issuedText)
    const other = listing.issues.find((each) => keyOf(each) === number?.key && each.path !== path)
    if (isNumbered && other !== undefined) {
      warn(`${number.text}重号了：文库里的“${nameOf(other.path)}”也是这一期。请核对期号。`)
    }
  }
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), restMs)
  }
  const stop = app.store.subscribe(() => {
    const { issue } = app.store.get()
    const session = issue?.session ?? null
    if (session === watched) return
    unsubscribe()
    watched = session
    said = ''
    isChanged = false
    unsubscribe = session?.subscribe(ask) ?? (() => {})
    if (issue !== null) void begin(issue)
    ask()
  })
  return () => {
    stop()
    unsubscribe()
    clearTimeout(timer)
  }
}

const issuedText =
  '这一期已标为印发，改动会存进原来的文件。要另出更正，请回台账“以此期为底稿”；其实没有印发的，请“改回未印发”。'

interface Numbered {
  readonly nameplate: string
  readonly year: number | null
  readonly issueNumber: number | null
  readonly supplement: boolean
}

const keyOf = ({ nameplate, year, issueNumber, supplement }: Numbered): string =>
  JSON.stringify([nameplate, year, issueNumber, supplement])

/** Null for an issue without a whole number. */
function numberOf({ session }: OpenIssue): { readonly key: string; readonly text: string } | null {
  const head = session.getSnapshot().bulletin.children.find(({ type }) => type === 'masthead')
  if (head?.type !== 'masthead' || head.year === null || head.issueNumber === null) return null
  return { key: keyOf(head), text: `${head.year}年${numberText(head)}` }
}
