'use client'

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface SegmentsProps {
  label: string
  choices: readonly { value: string; label: string; isDisabled?: boolean }[]
  value: string
  onChange: (value: string) => void
}

/** One of two or three, as words side by side: another view of the same thing. */
export function Segments({ label, choices, value, onChange }: SegmentsProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys
        if (chosen !== undefined) onChange(String(chosen))
      }}
      className="flex w-fit max-w-full rounded-lg border border-line bg-canvas p-0.5"
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.value}
          id={choice.value}
          isDisabled={choice.isDisabled ?? false}
          className="flex min-h-7 items-center justify-center rounded-md px-3 py-0.5 leading-tight font-medium text-[0.8125rem] text-muted hover:text-ink data-disabled:opacity-50 data-selected:bg-surface data-selected:text-ink data-selected:shadow-xs"
        >
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
