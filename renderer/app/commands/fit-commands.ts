import { fitRanges, fitsOf, type Article } from '../../../core/model/index.ts'
import {
  pageBreakTarget,
  setFits,
  tighten,
  tighteningHere,
  togglePageBreak,
} from '../../editor/index.ts'
import { joinNumbers, winPage } from '../fit-actions.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

const editorOf = ({ app }: CommandState) => app.issue?.session.editor ?? null

function tightenCommand(id: string, name: string, steps: 1 | -1): Command {
  return {
    id,
    name,
    shortcut: null,
    isEnabled: (state) => {
      const editor = editorOf(state)
      const here = editor === null ? null : tighteningHere(editor)
      if (!isAtDesk(state) || here === null) return false
      return steps === 1 ? here[0] < fitRanges.tightening.most : here[1] > 0
    },
    run: (context) => {
      const session = requireSession(context)
      tighten(session.editor, steps)
      session.focus()
    },
  }
}

function articleHere({ snapshot }: CommandState): Article | null {
  const part = snapshot?.bulletin.children.find(({ id }) => id === snapshot.caret.articleId)
  return part?.type === 'article' ? part : null
}

/** Half a point at a time, from the grid of the house style. */
function pitchCommand(id: string, name: string, step: number): Command {
  const nextPitch = (state: CommandState): number | null => {
    const article = articleHere(state)
    if (article === null || state.snapshot === null) return null
    const now = article.linePitch ?? state.snapshot.galley.page.linePitch
    const next = (step < 0 ? Math.ceil(now * 2) - 1 : Math.floor(now * 2) + 1) / 2
    const { least, most } = fitRanges.linePitch
    return next >= least && next <= most ? next : null
  }
  return {
    id,
    name,
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && nextPitch(state) !== null,
    run: (context) => {
      const session = requireSession(context)
      const state = { app: context.app.store.get(), snapshot: session.getSnapshot() }
      const article = articleHere(state)
      const value = nextPitch(state)
      if (article === null || value === null) return
      setFits(session.editor, [{ elementId: article.id, field: 'linePitch', value }])
      session.focus()
    },
  }
}

/** Exceptions of this issue, to fit it on its pages. */
export const fitCommands: readonly Command[] = [
  {
    id: 'page-break-before',
    name: '段前分页',
    shortcut: 'Ctrl+Enter',
    yieldsToFields: true,
    isEnabled: (state) => {
      const editor = editorOf(state)
      return isAtDesk(state) && editor !== null && pageBreakTarget(editor) !== null
    },
    isActive: (state) => {
      const editor = editorOf(state)
      return editor !== null && pageBreakTarget(editor)?.pageBreakBefore === true
    },
    run: (context) => {
      const session = requireSession(context)
      togglePageBreak(session.editor)
      session.focus()
    },
  },
  tightenCommand('tighten', '收紧字距0.1磅', 1),
  tightenCommand('loosen', '放回字距0.1磅', -1),
  pitchCommand('narrow-pitch', '本篇行距减0.5磅', -0.5),
  pitchCommand('widen-pitch', '本篇行距加0.5磅', 0.5),
  {
    id: 'win-page',
    name: '压缩一页',
    shortcut: null,
    isEnabled: ({ app, snapshot }) =>
      snapshot !== null && snapshot.pages !== null && app.fitting?.kind !== 'running',
    run: async ({ app }) => {
      app.store.set({ isReviewShown: true, reviewTab: 'layout' })
      await winPage(app)
    },
  },
  {
    id: 'join-numbers',
    name: '数字和单位合到一行',
    shortcut: null,
    isEnabled: ({ app, snapshot }) =>
      snapshot !== null &&
      snapshot.pages !== null &&
      app.fitting?.kind !== 'running' &&
      app.issue?.readOnly === null,
    run: async ({ app }) => {
      app.store.set({ isReviewShown: true, reviewTab: 'layout' })
      await joinNumbers(app)
    },
  },
  {
    id: 'clear-fits',
    name: '取消本期全部微调',
    shortcut: null,
    isEnabled: ({ snapshot }) => snapshot !== null && fitsOf(snapshot.bulletin).length > 0,
    run: (context) => {
      const session = requireSession(context)
      const fits = fitsOf(session.getSnapshot().bulletin)
      setFits(
        session.editor,
        fits.map((fit) => ({ ...fit, value: null })),
      )
      session.focus()
    },
  },
]
