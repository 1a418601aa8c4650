import { ChoiceGroup } from './choice-group.tsx'

interface SegmentsProps {
  label: string
  choices: readonly { value: string; label: string; isDisabled?: boolean }[]
  value: string
  onChange: (value: string) => void
}

/** One of two or three, as words side by side: another view of the same thing. */
export function Segments({ label, choices, value, onChange }: SegmentsProps) {
  return (
    <ChoiceGroup
      label={label}
      choices={choices.map((choice) => ({ ...choice, content: choice.label }))}
      value={value}
      onChange={onChange}
      className="flex w-fit max-w-full rounded-lg border border-line bg-canvas p-0.5"
      choiceClassName="flex min-h-7 items-center justify-center rounded-md px-3 py-0.5 leading-tight font-medium text-[0.8125rem] text-muted hover:text-ink not-data-waiting:disabled:opacity-50 aria-checked:bg-surface aria-checked:text-ink aria-checked:shadow-xs"
    />
  )
}
