import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Icon, Toggle, type ButtonTone } from '../ui/index.ts'
import { showShortcut } from './commands/index.ts'
import { useCommand } from './context.tsx'

interface CommandButtonProps {
  readonly id: string
  readonly icon?: LucideIcon
  /** Words on the button; without them it shows its icon only. */
  readonly children?: ReactNode
  readonly tone?: ButtonTone
  readonly isLarge?: boolean
  /** Stands for something that is on or off. */
  readonly isToggle?: boolean
  /** Leaves the caret in the text. */
  readonly keepsFocus?: boolean
}

/** A button that is a view of a command. */
export function CommandButton(props: CommandButtonProps) {
  const { id, icon, children, tone, isToggle = false, isLarge = false, keepsFocus = true } = props
  const { command, isEnabled, isActive, run } = useCommand(id)
  const shortcut = command.shortcut === null ? null : showShortcut(command.shortcut)
  const shown = (
    <>
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </>
  )
  if (isToggle) {
    return (
      <Toggle
        label={command.name}
        shortcut={shortcut}
        isIcon={children === undefined}
        isSelected={isActive}
        isDisabled={!isEnabled}
        keepsFocus={keepsFocus}
        onPress={run}
      >
        {shown}
      </Toggle>
    )
  }
  return (
    <Button
      tone={tone ?? (children === undefined ? 'icon' : 'plain')}
      isLarge={isLarge}
      label={command.name}
      shortcut={shortcut}
      isDisabled={!isEnabled}
      keepsFocus={keepsFocus}
      onPress={run}
    >
      {shown}
    </Button>
  )
}
