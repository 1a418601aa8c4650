'use client'

import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface ChoiceSwitchProps<Id extends string> {
  label: string
  choices: readonly { id: Id; label: string; icon: ReactNode }[]
  value: Id
  onChange: (id: Id) => void
}

/** One of two or three, as icons side by side. */
export function ChoiceSwitch<Id extends string>({ label, choices, value, onChange }: ChoiceSwitchProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find(({ id }) => keys.has(id))
        if (chosen) onChange(chosen.id)
      }}
      className="flex w-fit rounded-lg border border-line p-0.5"
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          aria-label={choice.label}
          className="flex h-7 w-9 items-center justify-center rounded-md text-muted hover:text-ink data-selected:bg-accent-soft data-selected:text-accent-text [&_svg]:size-4"
        >
          {choice.icon}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
