import { scaledFigure } from '../../../core/galley/index.ts'
import type { Figure } from '../../../core/model/index.ts'
import {
  naturalRatioOf,
  removeFigure,
  selectedFigure,
  setFigure,
  type IssueSession,
} from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

const figureHere = ({ app }: CommandState): Figure | null =>
  app.issue === null ? null : (selectedFigure(app.issue.session.editor)?.[0] ?? null)

/** A command of the selected picture. */
function pictureCommand(
  id: string,
  name: string,
  shortcut: string | null,
  change: (session: IssueSession, figure: Figure) => void,
): Command {
  return {
    id,
    name,
    shortcut,
    isEnabled: (state) => isAtDesk(state) && figureHere(state) !== null,
    run: (context) => {
      const session = requireSession(context)
      const figure = selectedFigure(session.editor)?.[0]
      if (figure === undefined) return
      change(session, figure)
      session.focus()
    },
  }
}

/** Millimetres that a picture grows or shrinks at a time. */
const stepMm = 5

function scale(session: IssueSession, figure: Figure, byMm: number): void {
  const { template } = session.getSnapshot()
  const shown = scaledFigure(figure, figure.widthMm, template)
  setFigure(session.editor, figure.id, scaledFigure(shown, shown.widthMm + byMm, template))
}

/** Whether a picture is set in another proportion than its own. */
export function isStretched({ editor }: IssueSession, figure: Figure): boolean {
  const ratio = naturalRatioOf(editor, figure)
  // A tenth of a millimetre of rounding is no distortion.
  return ratio !== null && Math.abs(figure.widthMm * ratio - figure.heightMm) > 0.2
}

function restoreRatio(session: IssueSession, figure: Figure): void {
  const { editor } = session
  const ratio = naturalRatioOf(editor, figure)
  if (ratio === null) return
  const { widthMm } = figure
  const natural = { widthMm, heightMm: widthMm * ratio }
  setFigure(editor, figure.id, scaledFigure(natural, widthMm, session.getSnapshot().template))
}

export const pictureCommands: readonly Command[] = [
  // As Word and WPS grow and shrink letters.
  pictureCommand('picture-larger', '图片放大5毫米', 'Ctrl+]', (session, figure) =>
    scale(session, figure, stepMm),
  ),
  pictureCommand('picture-smaller', '图片缩小5毫米', 'Ctrl+[', (session, figure) =>
    scale(session, figure, -stepMm),
  ),
  {
    ...pictureCommand('picture-ratio', '图片恢复原来的比例', null, restoreRatio),
    isEnabled: (state) => {
      const figure = figureHere(state)
      const session = state.app.issue?.session
      return (
        isAtDesk(state) && figure !== null && session !== undefined && isStretched(session, figure)
      )
    },
  },
  pictureCommand('remove-picture', '删除图片', null, ({ editor }) => removeFigure(editor)),
]
