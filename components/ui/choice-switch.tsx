import type { ReactNode } from 'react'
import { ChoiceGroup } from './choice-group.tsx'

interface ChoiceSwitchProps<Id extends string> {
  label: string
  choices: readonly { id: Id; label: string; icon: ReactNode }[]
  value: Id
  onChange: (id: Id) => void
}

/** One of two or three, as icons side by side. */
export function ChoiceSwitch<Id extends string>({ label, choices, value, onChange }: ChoiceSwitchProps<Id>) {
  return (
    <ChoiceGroup
      label={label}
      choices={choices.map((choice) => ({ value: choice.id, name: choice.label, content: choice.icon }))}
      value={value}
      onChange={onChange}
      className="flex w-fit rounded-lg border border-line p-0.5"
      choiceClassName="flex h-7 w-9 items-center justify-center rounded-md text-muted hover:text-ink aria-checked:bg-accent-soft aria-checked:text-accent-text [&_svg]:size-4"
    />
  )
}
