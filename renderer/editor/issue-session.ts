import { Editor, Node } from 'slate'
import { ReactEditor } from 'slate-react'
import {
  compose,
  setArticle as setArticleAnew,
  type Galley,
  type PageMap,
  type SetArticle,
} from '../../core/galley/index.ts'
import { complete, type Article, type Bulletin, type Part } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { caretPlace, isSamePlace, nowhere } from './caret-place.ts'
import { createEditor, type EditorOptions } from './create-editor.ts'
import { createLookStore, type LookStore } from './looks.ts'
import { findById } from './places.ts'
import type { CaretPlace, IssueSession, SessionSnapshot } from './session.ts'

/** What the view of a session needs beside the session itself. */
export interface SessionView {
  readonly looks: LookStore
  template(): Template
  /** The galley as it stands, composed with the latest pages. Costs what has changed. */
  galley(): Galley
  setPages(pages: PageMap): void
  setSpot(spot: Pick<CaretPlace, 'page' | 'line'>): void
  /** Heard once per change of the tree or the selection, before the view is drawn. */
  onEdit(listener: (isContent: boolean) => void): () => void
  onGalley(listener: () => void): () => void
  /** Heard when the layout has been read back and the tail is placed. */
  onLayout(listener: () => void): () => void
  layoutRead(): void
}

export interface IssueContent {
  readonly bulletin: Bulletin
  readonly template: Template
}

const views = new WeakMap<IssueSession, SessionView>()

/** The inner side of a session, for the view that draws it. */
export function viewOf(session: IssueSession): SessionView {
  const view = views.get(session)
  if (!view) throw new TypeError('Not a session made by createSession')
  return view
}

/** Listeners outside the text hear of a change when keys pause, and while they do not, this late. */
const pauseMs = 50
const mostMs = 200

/** Opens an issue for editing. */
export function createSession(content: IssueContent, options: EditorOptions): IssueSession {
  const editor = createEditor(content.bulletin, options)
  const looks = createLookStore()
  const listeners = new Set<() => void>()
  const editListeners = new Set<(isContent: boolean) => void>()
  const galleyListeners = new Set<() => void>()
  const layoutListeners = new Set<() => void>()
  let { template } = content
  let version = 0
  let savedVersion = 0
  let pages: PageMap | null = null
  let spot: Pick<CaretPlace, 'page' | 'line'> = { page: null, line: null }
  let snapshot: SessionSnapshot | null = null
  let composed: { bulletin: Bulletin; galley: Galley } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstMs = 0
  const setArticle = rememberingSetArticle()

  const bulletin = () => complete({ children: editor.children as unknown as readonly Part[] })
  const galley = (): Galley => {
    if (composed && isSameBulletin(composed.bulletin, bulletin())) return composed.galley
    const current = bulletin()
    composed = { bulletin: current, galley: compose(current, template, pages, setArticle) }
    looks.setArticles(composed.galley.articles)
    looks.setParts(composed.galley)
    galleyListeners.forEach((listener) => listener())
    return composed.galley
  }

  const notify = () => {
    timer = undefined
    galley()
    listeners.forEach((listener) => listener())
  }
  const changed = () => {
    snapshot = null
    const now = performance.now()
    if (timer === undefined) firstMs = now
    clearTimeout(timer)
    timer = setTimeout(notify, Math.max(0, Math.min(pauseMs, firstMs + mostMs - now)))
  }

  /** Numbers first: the blocks that are about to be drawn ask for them. */
  const setLooks = () => {
    let isFirst = true
    const articles: SetArticle[] = []
    for (const part of bulletin().children) {
      if (part.type !== 'article') continue
      articles.push(setArticle(part, template, isFirst))
      isFirst = false
    }
    looks.setArticles(articles)
  }

  const { onChange } = editor
  let lastChildren = editor.children
  editor.onChange = (change) => {
    const isContent = editor.children !== lastChildren
    lastChildren = editor.children
    if (isContent) {
      version += 1
      setLooks()
    }
    onChange(change)
    editListeners.forEach((listener) => listener(isContent))
    changed()
  }

  let caret = nowhere
  const makeSnapshot = (): SessionSnapshot => {
    const current = galley()
    const place = caretPlace(editor, spot)
    if (!isSamePlace(place, caret)) caret = place
    return {
      bulletin: composed!.bulletin,
      template,
      galley: current,
      pages,
      caret,
      canUndo: editor.history.undos.length > 0,
      canRedo: editor.history.redos.length > 0,
      version,
      savedVersion,
    }
  }

  const session: IssueSession = {
    editor,
    getSnapshot: () => (snapshot ??= makeSnapshot()),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    markSaved(saved) {
      savedVersion = saved
      changed()
    },
    setTemplate(next) {
      template = next
      version += 1
      composed = null
      galley()
      changed()
    },
    revealBlock: (id) => revealBlock(session, id),
    focus() {
      if (!editor.selection) editor.select(firstCaret(editor))
      ReactEditor.focus(editor)
    },
  }
  views.set(session, {
    looks,
    template: () => template,
    galley,
    setPages(next) {
      pages = next
      composed = null
      galley()
      changed()
    },
    setSpot(next) {
      if (next.page === spot.page && next.line === spot.line) return
      spot = next
      changed()
    },
    onEdit(listener) {
      editListeners.add(listener)
      return () => editListeners.delete(listener)
    },
    onGalley(listener) {
      galleyListeners.add(listener)
      return () => galleyListeners.delete(listener)
    },
    onLayout(listener) {
      layoutListeners.add(listener)
      return () => layoutListeners.delete(listener)
    },
    layoutRead: () => layoutListeners.forEach((listener) => listener()),
  })
  galley()
  return session
}

/** Parts never change, so a part that is the same object is the same part. */
function isSameBulletin(one: Bulletin, other: Bulletin): boolean {
  return (
    one.children.length === other.children.length &&
    one.children.every((part, index) => part === other.children[index])
  )
}

/** Sets an article once for as long as it and its template stay the same. */
function rememberingSetArticle(): typeof setArticleAnew {
  const remembered = new WeakMap<Article, { key: Template; isFirst: boolean; set: SetArticle }>()
  return (article, template, isFirst) => {
    const known = remembered.get(article)
    if (known && known.key === template && known.isFirst === isFirst) return known.set
    const set = setArticleAnew(article, template, isFirst)
    remembered.set(article, { key: template, isFirst, set })
    return set
  }
}

/** Start of the first article's text. */
function firstCaret(editor: IssueSession['editor']) {
  const index = editor.children.findIndex((part) => 'type' in part && part.type === 'article')
  return Editor.start(editor, [index])
}

function revealBlock(session: IssueSession, id: string): void {
  const { editor } = session
  const entry = findById(editor, id)
  if (!entry) return
  const [element, path] = entry
  if (!editor.isVoid(element) && Node.has(editor, path)) {
    editor.select(Editor.start(editor, path))
    ReactEditor.focus(editor)
  }
  // The new selection is drawn first; then the block is brought to where it can be read.
  requestAnimationFrame(() => {
    const dom = document.querySelector(`.bulletin [data-id="${CSS.escape(id)}"]`)
    dom?.scrollIntoView({ block: 'center', behavior: 'auto' })
  })
}
