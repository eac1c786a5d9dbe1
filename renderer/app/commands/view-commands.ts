import { floatsBelowPx } from '../preferences.ts'
import { stepToFinding } from '../../panes/finding-steps.ts'
import { placeToReveal } from '../../panes/structure-rows.ts'
import { focusNextPane } from '../focus-panes.ts'
import { scaleAfter } from '../../preview/zoom.ts'
import { zoomRange, type AppState } from '../app-state.ts'
import { zoomAfter, zoomThatFits } from '../kept-place.ts'
import { isAtDesk, isFree, requireSession, type Command, type CommandContext } from './command.ts'

function zoomCommand(id: string, name: string, shortcut: string, by: 1 | -1): Command {
  return {
    id,
    name,
    shortcut,
    isEnabled: (state) => isAtDesk(state) && nextZoom(state.app, by) !== null,
    run: ({ app }) => app.store.set(nextZoom(app.store.get(), by) ?? {}),
  }
}

/** Of the sheets or, in the preview, of its pages; null at either end. */
function nextZoom(app: AppState, by: 1 | -1): Partial<AppState> | null {
  if (app.isPreviewing) {
    const previewZoom = app.previewScale === null ? null : scaleAfter(app.previewScale, by)
    return previewZoom === null ? null : { previewZoom }
  }
  const zoom = zoomAfter(app.zoom, by * zoomRange.step)
  return zoom === null ? null : { zoom }
}

/** Opens the pane to find with, and looks for what is selected, if that is a word or a line. */
function askToFind({ app, session }: CommandContext): void {
  const { find, findAsked } = app.store.get()
  const selection = session?.editor.selection
  const selected = session && selection ? session.editor.string(selection) : ''
  const text = selected !== '' && selected.length <= 60 ? selected : find.text
  app.store.set({
    isReviewShown: true,
    reviewTab: 'find',
    find: { ...find, text },
    findAsked: findAsked + 1,
  })
}

/** To a finding and its card; where nothing was found, the pane says what was checked. */
function findingCommand(id: string, name: string, shortcut: string, step: 1 | -1): Command {
  return {
    id,
    name,
    shortcut,
    isEnabled: (state) => isAtDesk(state) && !state.app.isPreviewing,
    run: (context) => {
      if (stepToFinding(requireSession(context), step)) return
      context.app.store.set({ isReviewShown: true, reviewTab: 'checks' })
    },
  }
}

/** From the preview it is in sight with the next frame. */
function backToText(context: CommandContext): void {
  const session = requireSession(context)
  const { store } = context.app
  if (!store.get().isPreviewing) return session.focus()
  store.set({ isPreviewing: false })
  requestAnimationFrame(() => session.focus())
}

/** Whether both panes would lie over the sheets and leave nothing of them. */
const isNarrow = (): boolean => innerWidth < floatsBelowPx.structure

export const viewCommands: readonly Command[] = [
  {
    id: 'toggle-structure',
    name: '本期结构',
    shortcut: 'Ctrl+\\',
    isEnabled: isAtDesk,
    isActive: ({ app }) => app.isStructureShown,
    run: ({ app: { store } }) => {
      const isStructureShown = !store.get().isStructureShown
      store.set({
        isStructureShown,
        ...(isStructureShown && isNarrow() && { isReviewShown: false }),
      })
    },
  },
  {
    id: 'toggle-review',
    name: '校对与属性',
    shortcut: 'Ctrl+Shift+\\',
    isEnabled: isAtDesk,
    isActive: ({ app }) => app.isReviewShown,
    run: ({ app: { store } }) => {
      const isReviewShown = !store.get().isReviewShown
      store.set({ isReviewShown, ...(isReviewShown && isNarrow() && { isStructureShown: false }) })
    },
  },
  {
    id: 'focus-mode',
    name: '只看版面',
    shortcut: 'Ctrl+Alt+\\',
    isEnabled: isAtDesk,
    isActive: ({ app }) => app.focus !== null,
    run: ({ app, session }) => {
      const { focus, isStructureShown, isReviewShown } = app.store.get()
      if (focus !== null) app.store.set({ ...focus, focus: null })
      else {
        const panes = { isStructureShown, isReviewShown }
        app.store.set({ focus: panes, isStructureShown: false, isReviewShown: false })
      }
      session?.focus()
    },
  },
  {
    id: 'two-pages',
    name: '双页',
    shortcut: 'Ctrl+Alt+P',
    isEnabled: (state) => isAtDesk(state) && !state.app.isPreviewing,
    isActive: ({ app }) => app.spread !== null,
    run: (context) => {
      const { store } = context.app
      const { spread, zoom } = store.get()
      if (spread !== null) return store.set({ ...spread, spread: null })
      const { galley } = requireSession(context).getSnapshot()
      store.set({ spread: { zoom }, zoom: Math.min(zoom, zoomThatFits(galley.page)) })
    },
  },
  {
    id: 'edit-mode',
    name: '编写',
    shortcut: null,
    isEnabled: isAtDesk,
    isActive: ({ app }) => !app.isPreviewing,
    run: backToText,
  },
  {
    id: 'preview',
    name: '预览',
    shortcut: 'Ctrl+F2',
    isEnabled: isAtDesk,
    isActive: ({ app }) => app.isPreviewing,
    run: (context) => {
      const { store } = context.app
      if (store.get().isPreviewing) backToText(context)
      else store.set({ isPreviewing: true })
    },
  },
  {
    id: 'proofread',
    name: '校对',
    shortcut: 'F7',
    isEnabled: isAtDesk,
    run: ({ app }) => app.store.set({ isReviewShown: true, reviewTab: 'checks' }),
  },
  findingCommand('next-finding', '下一处差错', 'Alt+F7', 1),
  findingCommand('previous-finding', '上一处差错', 'Alt+Shift+F7', -1),
  {
    id: 'search',
    name: '查找正文、稿件或命令',
    shortcut: 'Alt+Q',
    isEnabled: isAtDesk,
    run: ({ app }) => app.store.set({ dialog: { kind: 'search' } }),
  },
  {
    id: 'find',
    name: '查找和替换',
    shortcut: 'Ctrl+F',
    // On the first screen it leads to the field that looks through all issues.
    isEnabled: isFree,
    run: (context) => {
      const { app, session } = context
      if (session === null) app.store.set({ findAsked: app.store.get().findAsked + 1 })
      else askToFind(context)
    },
  },
  {
    id: 'replace',
    name: '替换',
    shortcut: 'Ctrl+H',
    isEnabled: isAtDesk,
    run: askToFind,
  },
  {
    id: 'properties',
    name: '属性',
    shortcut: 'Alt+Enter',
    isEnabled: isAtDesk,
    run: ({ app, session }) => {
      const [articleId] = app.store.get().structureArticleIds
      if (articleId !== undefined && session !== null) {
        const { bulletin } = session.getSnapshot()
        session.revealBlock(placeToReveal(bulletin, articleId))
      }
      app.store.set({ isReviewShown: true, reviewTab: 'properties' })
    },
  },
  zoomCommand('zoom-in', '放大', 'Ctrl+=', 1),
  zoomCommand('zoom-out', '缩小', 'Ctrl+-', -1),
  {
    id: 'zoom-reset',
    name: '恢复显示比例',
    shortcut: 'Ctrl+0',
    isEnabled: (state) =>
      isAtDesk(state) &&
      (state.app.isPreviewing
        ? state.app.previewZoom !== 'page'
        : state.app.zoom !== zoomRange.usual),
    run: ({ app }) =>
      app.store.set(
        app.store.get().isPreviewing ? { previewZoom: 'page' } : { zoom: zoomRange.usual },
      ),
  },
  {
    id: 'next-pane',
    name: '下一个窗格',
    shortcut: 'F6',
    isEnabled: isAtDesk,
    run: () => focusNextPane(1),
  },
  {
    id: 'previous-pane',
    name: '上一个窗格',
    shortcut: 'Shift+F6',
    isEnabled: isAtDesk,
    run: () => focusNextPane(-1),
  },
  {
    id: 'back-to-text',
    name: '回到正文',
    shortcut: 'Escape',
    isEnabled: isAtDesk,
    run: backToText,
  },
]
