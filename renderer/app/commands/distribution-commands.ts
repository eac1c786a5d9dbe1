/** 分送范围: of which kind a line of recipients is. */
import { findElement, type DistributionKind } from '../../../core/model/index.ts'
import { setDistributionKind, type SessionSnapshot } from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command } from './command.ts'

const names: Record<DistributionKind, string> = {
  reportTo: '改为“报”',
  copyTo: '改为“送”',
  sendTo: '改为“发”',
  carbonCopyTo: '改为“抄送”',
}

export const distributionCommandOf = (kind: DistributionKind): string => `distribution-${kind}`

/** Of the line with the caret; null elsewhere. */
export function distributionKindAt({ bulletin, caret }: SessionSnapshot): DistributionKind | null {
  // The caret tells at once; the search goes through the whole issue, and this is asked at every key.
  if (caret.blockType !== 'distributionLine' || caret.blockId === null) return null
  const line = findElement(bulletin, caret.blockId)?.element
  return line?.type === 'distributionLine' ? line.kind : null
}

export const distributionCommands = (Object.keys(names) as DistributionKind[]).map(
  (kind): Command => ({
    id: distributionCommandOf(kind),
    name: names[kind],
    shortcut: null,
    isEnabled: (state) => isAtDesk(state) && state.snapshot?.caret.blockType === 'distributionLine',
    isActive: ({ snapshot }) => snapshot !== null && distributionKindAt(snapshot) === kind,
    run: (context) => {
      const session = requireSession(context)
      const { blockId } = session.getSnapshot().caret
      if (blockId !== null) setDistributionKind(session.editor, blockId, kind)
      session.focus()
    },
  }),
)
