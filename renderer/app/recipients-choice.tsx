import type { DistributionKind } from '../../core/model/index.ts'
import { Choice } from '../ui/index.ts'
import { distributionCommandOf, distributionKindAt, requireCommand } from './commands/index.ts'
import { useApp, useCommand, useSnapshot } from './context.tsx'

/** Whether the line of recipients at the caret is 报, 送, 发 or 抄送. */
export function RecipientsChoice() {
  const app = useApp()
  const kind = useSnapshot(distributionKindAt)
  const style = useSnapshot(({ template }) => template.distribution)
  const { isEnabled } = useCommand(distributionCommandOf('reportTo'))
  if (style === null) return null
  return (
    <Choice<DistributionKind>
      label="分送的种类"
      options={style.order.map((id) => ({ id, name: style.labels[id] }))}
      value={kind}
      placeholder="分送范围"
      isDisabled={!isEnabled}
      onChoose={(chosen) => {
        const { session } = app.store.get().issue ?? { session: null }
        if (chosen !== kind)
          void requireCommand(distributionCommandOf(chosen)).run({ app, session })
      }}
    />
  )
}
