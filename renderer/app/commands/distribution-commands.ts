/** 分送范围: of which kind a line of recipients is. */
import { findElement, type DistributionKind } from '../../../core/model/index.ts'
import { setDistributionKind } from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command } from './command.ts'

const names: Record<DistributionKind, string> = {
  reportTo: '改为“报”',
  copyTo: '改为“送”',
  sendTo: '改为“发”',
  carbonCopyTo: '改为“抄送”',
}

export const distributionCommandOf = (kind: DistributionKind): string => `distribution-${kind}`

export const distributionCommands = (Object.keys(names) as DistributionKind[]).map(
  (kind): Command => ({
    id: distributionCommandOf(kind),
    name: names[kind],
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && state.snapshot?.caret.blockType === 'distributionLine',
    isActive: ({ snapshot }) => {
      const { bulletin, caret } = snapshot ?? { bulletin: null, caret: null }
      const line = bulletin && caret?.blockId ? findElement(bulletin, caret.blockId)?.element : null
      return line?.type === 'distributionLine' && line.kind === kind
    },
    run: (context) => {
      const session = requireSession(context)
      const { blockId } = session.getSnapshot().caret
      if (blockId !== null) setDistributionKind(session.editor, blockId, kind)
      session.focus()
    },
  }),
)
