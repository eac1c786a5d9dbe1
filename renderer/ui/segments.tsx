import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Option } from './choice.tsx'
import styles from './segments.module.css'

interface SegmentsProps<Id extends string> {
  readonly label: string
  readonly options: readonly Option<Id>[]
  /** Null where what it is about differs. */
  readonly value: Id | null
  readonly isDisabled: boolean
  readonly onChoose: (id: Id) => void
}

/** One of a few, all of them in sight. */
export function Segments<Id extends string>(props: SegmentsProps<Id>) {
  const { label, options, value, isDisabled, onChoose } = props
  return (
    <ToggleButtonGroup
      className={styles.segments ?? ''}
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === null ? [] : [value]}
      disallowEmptySelection
      isDisabled={isDisabled}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id))
        if (chosen !== undefined) onChoose(chosen.id)
      }}
    >
      {options.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ''}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
