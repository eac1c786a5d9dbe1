import type { Operation } from 'slate'
import type { Galley, PageMap } from '../../core/galley/index.ts'
import { isSameStyle, type Template } from '../../core/template/index.ts'
import { caretPlace, isSamePlace, nowhere } from './caret-place.ts'
import { createComposer, type Composer } from './composer.ts'
import { createEditor, type EditorOptions } from './create-editor.ts'
import { atPause, createListeners } from './listeners.ts'
import { createLookStore, type LookStore } from './looks.ts'
import type { CaretPlace, Edit, IssueContent, IssueSession, SessionSnapshot } from './session.ts'
import { revealBlock, showBlock } from './reveal.ts'
import type { BulletinEditor } from './slate-types.ts'
import { focusText, readCaret } from './text-focus.ts'
import { replaceBulletin } from './transforms/replace-bulletin.ts'
import { patchMasthead } from './transforms/set-fields.ts'
import { asOneStep } from './with-history.ts'

/** What the view of a session needs beside the session itself. */
export interface SessionView {
  readonly looks: LookStore
  template(): Template
  /** The galley as it stands, composed with the latest pages. Costs what has changed. */
  galley(): Galley
  setPages(pages: PageMap): void
  setSpot(spot: Spot): void
  /** Heard once per change of the tree or the selection. */
  onEdit(listener: () => void): () => void
  /** Heard after an undo or a redo, with the last operation that it led to; absent for none. */
  onReplay(listener: (operation: Operation | undefined) => void): () => void
  onGalley(listener: () => void): () => void
  /** Heard when the layout has been read back and the tail is placed. */
  onLayout(listener: () => void): () => void
  layoutRead(): void
  /** Words in a field that are not in the bulletin yet; the answer is called when they are. */
  addDraft(draft: Draft): () => void
  /** Heard when all that stands in fields counts as it stands, also what the bulletin has already. */
  onSettle(listener: () => void): () => void
  /** While a field of masthead or imprint has the keyboard there is no caret in the text. */
  setInField(isInField: boolean): void
}

/** What a field holds beside the bulletin. */
export interface Draft {
  /** Puts its words into the bulletin, or says in Chinese why it cannot. */
  settle(): string | null
}

type Spot = Pick<CaretPlace, 'page' | 'line'>

const views = new WeakMap<IssueSession, SessionView>()

/** The inner side of a session, for the view that draws it. */
export function viewOf(session: IssueSession): SessionView {
  const view = views.get(session)
  if (!view) throw new TypeError('Not a session made by createSession')
  return view
}

/** When those outside the text hear of a change: no keystroke waits for them. */
const noticeTimes = { pauseMs: 50, mostMs: 200 }

/** Opens an issue for editing. */
export function createSession(content: IssueContent, options: EditorOptions): IssueSession {
  const { distribution } = content.template
  const journal = createListeners<[Edit]>()
  const onOperation = journal.call
  const editor = createEditor(content.bulletin, { ...options, distribution, onOperation })
  const looks = createLookStore()
  const composer = createComposer(editor, looks, content.template)
  editor.galley = composer.galley
  const changes = createListeners()
  const edits = createListeners()
  const settlings = createListeners()
  const replays = createListeners<[Operation | undefined]>()
  const layouts = createListeners()
  const state: SessionState = {
    version: 0,
    savedVersion: 0,
    spot: { page: null, line: null },
    caret: nowhere,
    children: editor.children,
    isReadOnly: false,
    isInField: false,
    drafts: new Set(),
  }
  let snapshot: SessionSnapshot | null = null
  const notice = atPause(() => {
    composer.galley()
    changes.call()
  }, noticeTimes)
  const changed = () => {
    snapshot = null
    notice.ask()
  }
  /** An edit is known at once, also before the editor's own turn to tell of it. */
  const seeEdits = () => {
    if (state.children === editor.children) return
    state.children = editor.children
    state.version += 1
    snapshot = null
    composer.setLooks()
  }
  const { onChange, apply, undo, redo } = editor
  editor.apply = (operation) => {
    if (!state.isReadOnly || operation.type === 'set_selection') apply(operation)
  }
  editor.undo = () => {
    if (state.isReadOnly) return
    undo()
    replays.call(editor.history.redos.at(-1)?.operations[0])
  }
  editor.redo = () => {
    if (state.isReadOnly) return
    redo()
    replays.call(editor.history.undos.at(-1)?.operations.at(-1))
  }
  editor.onChange = (change) => {
    seeEdits()
    onChange(change)
    edits.call()
    changed()
  }
  const setTemplate = (next: Template) => {
    if (state.isReadOnly) return
    state.version += 1
    editor.distribution = next.distribution
    composer.setTemplate(next)
    journal.call({ template: next })
    changed()
  }
  editor.setStyle = setTemplate
  const session: IssueSession = {
    editor,
    getSnapshot() {
      seeEdits()
      return (snapshot ??= takeSnapshot(editor, composer, state))
    },
    subscribe: changes.add,
    markSaved(saved) {
      state.savedVersion = saved
      changed()
    },
    setReadOnly(isReadOnly) {
      state.isReadOnly = isReadOnly
      changed()
    },
    setTemplate,
    restyle(template, nameplate) {
      if (state.isReadOnly) return
      const style = { before: composer.template(), after: template }
      editor.restyle(style, () => patchMasthead(editor, { nameplate }))
    },
    replaceContent({ bulletin, template }) {
      if (state.isReadOnly) return
      const before = composer.template()
      const change = () => replaceBulletin(editor, bulletin)
      if (isSameStyle(before, template)) asOneStep(editor, change)
      else editor.restyle({ before, after: template }, change)
    },
    onEdit: journal.add,
    revealBlock: (id) => revealBlock(editor, id),
    showBlock: (id) => void requestAnimationFrame(() => showBlock(editor, id)),
    focus: () => focusText(editor),
    readCaret: () => readCaret(editor),
    settleDrafts() {
      const refusals = [...state.drafts].map((draft) => draft.settle())
      settlings.call()
      return refusals.find((refusal) => refusal !== null) ?? null
    },
  }
  views.set(session, {
    looks,
    template: composer.template,
    galley: composer.galley,
    setPages(next) {
      composer.setPages(next)
      changed()
    },
    setSpot(next) {
      if (next.page === state.spot.page && next.line === state.spot.line) return
      state.spot = next
      changed()
    },
    onEdit: edits.add,
    onReplay: replays.add,
    onGalley: composer.onGalley,
    onLayout: layouts.add,
    layoutRead: layouts.call,
    onSettle: settlings.add,
    addDraft(draft) {
      state.drafts.add(draft)
      changed()
      return () => {
        state.drafts.delete(draft)
        changed()
      }
    },
    setInField(isInField) {
      state.isInField = isInField
      changed()
    },
  })
  composer.galley()
  return session
}

interface SessionState {
  version: number
  savedVersion: number
  spot: Spot
  /** The same object for as long as the caret is in the same place. */
  caret: CaretPlace
  children: unknown
  isReadOnly: boolean
  isInField: boolean
  readonly drafts: Set<Draft>
}

function takeSnapshot(
  editor: BulletinEditor,
  composer: Composer,
  state: SessionState,
): SessionSnapshot {
  const place = state.isInField ? nowhere : caretPlace(editor, state.spot)
  if (!isSamePlace(place, state.caret)) state.caret = place
  return {
    galley: composer.galley(),
    bulletin: composer.bulletin(),
    template: composer.template(),
    pages: composer.pages(),
    caret: state.caret,
    canUndo: editor.history.undos.length > 0,
    canRedo: editor.history.redos.length > 0,
    version: state.version,
    savedVersion: state.savedVersion,
    isUnsaved: state.version !== state.savedVersion || state.drafts.size > 0,
  }
}
