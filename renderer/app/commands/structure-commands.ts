import { articleIds, placeToReveal } from '../../panes/structure-rows.ts'
import {
  addArticle,
  addByline,
  addEditorsNote,
  moveArticle,
  removeArticle,
} from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

/** The article that a command is about: the structure pane's selection, else the caret's. */
function targetOf({ app, snapshot }: CommandState): string | null {
  return app.structureArticleId ?? snapshot?.caret.articleId ?? null
}

function indexOfTarget(state: CommandState): number {
  const target = targetOf(state)
  if (state.snapshot === null || target === null) return -1
  return articleIds(state.snapshot.bulletin).indexOf(target)
}

/** In the text Alt+↑ belongs to the caret; articles are moved from the structure pane. */
const isInStructure = (state: CommandState) =>
  isAtDesk(state) && state.app.structureArticleId !== null

function moveCommand(id: string, name: string, shortcut: string, step: -1 | 1): Command {
  return {
    id,
    name,
    shortcut,
    isEnabled: (state) => {
      if (!isInStructure(state) || state.snapshot === null) return false
      const index = indexOfTarget(state)
      const last = articleIds(state.snapshot.bulletin).length - 1
      return index >= 0 && index + step >= 0 && index + step <= last
    },
    run: (context) => {
      const session = requireSession(context)
      const state = { app: context.app.store.get(), snapshot: session.getSnapshot() }
      const target = targetOf(state)
      if (target === null) return
      moveArticle(session.editor, target, indexOfTarget(state) + step)
    },
  }
}

export const structureCommands: readonly Command[] = [
  {
    id: 'add-article',
    name: '添加稿件',
    shortcut: 'Ctrl+Shift+Enter',
    isEnabled: isAtDesk,
    run: (context) => {
      const session = requireSession(context)
      const { structureArticleId } = context.app.store.get()
      const id = addArticle(session.editor, structureArticleId)
      session.revealBlock(placeToReveal(session.getSnapshot().bulletin, id))
      session.focus()
    },
  },
  moveCommand('move-article-up', '上移', 'Alt+ArrowUp', -1),
  moveCommand('move-article-down', '下移', 'Alt+ArrowDown', 1),
  {
    id: 'add-byline',
    name: '添加署名',
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && targetOf(state) !== null,
    run: (context) => withTarget(context, addByline),
  },
  {
    id: 'add-editors-note',
    name: '添加编者按',
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && targetOf(state) !== null,
    run: (context) => withTarget(context, addEditorsNote),
  },
  {
    id: 'remove-article',
    name: '删除稿件',
    shortcut: null,
    isEnabled: (state) => isInStructure(state) && indexOfTarget(state) >= 0,
    run: (context) => {
      const session = requireSession(context)
      const state = { app: context.app.store.get(), snapshot: session.getSnapshot() }
      const target = targetOf(state)
      if (target !== null) removeArticle(session.editor, target)
    },
  },
]

function withTarget(
  context: Parameters<Command['run']>[0],
  change: (editor: ReturnType<typeof requireSession>['editor'], articleId: string) => void,
): void {
  const session = requireSession(context)
  const target = targetOf({ app: context.app.store.get(), snapshot: session.getSnapshot() })
  if (target === null) return
  change(session.editor, target)
  session.focus()
}
