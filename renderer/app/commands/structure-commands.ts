import { showUndoToast } from '../app.ts'
import { askForExport } from '../export-actions.ts'
import { articleIds, placeToReveal } from '../../panes/structure-rows.ts'
import {
  addArticle,
  addByline,
  addDistributionLine,
  addEditorsNote,
  canMoveBlock,
  moveArticles,
  moveBlock,
  nextKind,
  removeArticles,
} from '../../editor/index.ts'
import {
  isAtDesk,
  requireSession,
  type Command,
  type CommandContext,
  type CommandState,
} from './command.ts'

/** The articles that a command is about: those chosen in the structure pane, else the caret's. */
function targetsOf({ app, snapshot }: CommandState): readonly string[] {
  const chosen = app.structureArticleIds
  const atCaret = snapshot?.caret.articleId ?? null
  const wanted = chosen.length > 0 || atCaret === null ? chosen : [atCaret]
  return snapshot === null ? [] : articleIds(snapshot.bulletin).filter((id) => wanted.includes(id))
}

/** In the text Alt+Shift+↑ moves the paragraph, as in Word; articles move in the structure pane. */
const isInStructure = (state: CommandState) =>
  isAtDesk(state) && state.app.structureArticleIds.length > 0 && targetsOf(state).length > 0

/** How many of the other articles stand before the chosen ones once they are moved; null at an end. */
function placeOfMove(state: CommandState, step: -1 | 1): number | null {
  const targets = targetsOf(state)
  if (state.snapshot === null || !isInStructure(state)) return null
  const all = articleIds(state.snapshot.bulletin)
  const edge = all.indexOf((step < 0 ? targets[0] : targets.at(-1)) ?? '')
  const othersBefore = all.slice(0, edge).filter((id) => !targets.includes(id)).length
  const place = othersBefore + step
  return place < 0 || place > all.length - targets.length ? null : place
}

const stateOf = ({ app, session }: CommandContext): CommandState => ({
  app: app.store.get(),
  snapshot: session?.getSnapshot() ?? null,
})

function moveCommand(id: string, name: string, shortcut: string, step: -1 | 1): Command {
  return {
    id,
    name,
    shortcut,
    isEnabled: (state) =>
      isInStructure(state)
        ? placeOfMove(state, step) !== null
        : isAtDesk(state) && canMoveBlock(state.app.issue!.session.editor, step),
    run: (context) => {
      const session = requireSession(context)
      const state = stateOf(context)
      if (!isInStructure(state)) return moveBlock(session.editor, step)
      const place = placeOfMove(state, step)
      if (place === null) return
      const targets = targetsOf(state)
      moveArticles(session.editor, targets, place)
      session.showBlock(placeToReveal(session.getSnapshot().bulletin, targets[0] ?? ''))
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
      const last = context.app.store.get().structureArticleIds.at(-1) ?? null
      const id = addArticle(session.editor, last)
      session.revealBlock(placeToReveal(session.getSnapshot().bulletin, id))
      session.focus()
    },
  },
  moveCommand('move-article-up', '上移', 'Alt+Shift+ArrowUp', -1),
  moveCommand('move-article-down', '下移', 'Alt+Shift+ArrowDown', 1),
  {
    id: 'add-byline',
    name: '添加署名',
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && targetsOf(state).length === 1,
    run: (context) => withTarget(context, addByline),
  },
  {
    id: 'add-editors-note',
    name: '添加编者按',
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && targetsOf(state).length === 1,
    run: (context) => withTarget(context, addEditorsNote),
  },
  {
    id: 'add-distribution-line',
    name: '添加一行分送单位',
    shortcut: null,
    isEnabled: isAtDesk,
    run: (context) => {
      const session = requireSession(context)
      session.revealBlock(addDistributionLine(session.editor, nextKind(session.editor, null)))
      session.focus()
    },
  },
  {
    id: 'export-article',
    name: '导出这一篇…',
    shortcut: null,
    isEnabled: (state) =>
      isAtDesk(state) && state.app.exportJob === null && targetsOf(state).length === 1,
    run: (context) => {
      const [target] = targetsOf(stateOf(context))
      if (target !== undefined) askForExport(context.app, target)
    },
  },
  {
    id: 'remove-article',
    name: '删除稿件',
    shortcut: null,
    isEnabled: isInStructure,
    run: (context) => {
      const session = requireSession(context)
      const targets = targetsOf(stateOf(context))
      removeArticles(session.editor, targets)
      showUndoToast(context.app, session, `删除了 ${targets.length} 篇稿件。`)
    },
  },
]

function withTarget(
  context: Parameters<Command['run']>[0],
  change: (editor: ReturnType<typeof requireSession>['editor'], articleId: string) => void,
): void {
  const session = requireSession(context)
  const [target] = targetsOf(stateOf(context))
  if (target === undefined) return
  change(session.editor, target)
  session.focus()
}
