import { Check, ChevronDown } from 'lucide-react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { Icon } from './icon.tsx'
import styles from './choice.module.css'

export interface Option<Id extends string> {
  readonly id: Id
  readonly name: string
}

interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly options: readonly Option<Id>[]
  /** Null shows `placeholder`. */
  readonly value: Id | null
  readonly placeholder: string
  readonly isDisabled: boolean
  readonly onChoose: (id: Id) => void
}

/** A drop-down list of one choice. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, options, value, placeholder, isDisabled, onChoose } = props
  return (
    <Select
      aria-label={label}
      className={styles.select ?? ''}
      value={value}
      placeholder={placeholder}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChoose(chosen.id)
      }}
    >
      <Button className={styles.field ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <Icon of={ChevronDown} />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem className={styles.option ?? ''} textValue={option.name}>
              {({ isSelected }) => (
                <>
                  {option.name}
                  {isSelected && <Icon of={Check} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
