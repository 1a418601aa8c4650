'use client'

import type { ReactNode } from 'react'
import { CheckboxGroup } from 'react-aria-components'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FieldHelp, FieldLabel } from '#components/ui/field-label.tsx'
import { fieldStyle } from '#components/ui/field-style.ts'

interface ChoiceListProps {
  label: ReactNode
  values: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  optional: boolean
  help: string | undefined
}

/** Some of several values, sent in the order in which the document has them. */
export function ChoiceList({ label, values, chosen, onChange, optional, help }: ChoiceListProps) {
  return (
    <CheckboxGroup
      value={[...chosen]}
      onChange={(next) => onChange(values.filter((value) => next.includes(value)))}
      className={fieldStyle}
    >
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5 py-1">
        {values.map((value) => (
          <Checkbox key={value} value={value}>
            <code className="text-[0.8125rem] wrap-anywhere">{value}</code>
          </Checkbox>
        ))}
      </div>
      {help && <FieldHelp>{help}</FieldHelp>}
    </CheckboxGroup>
  )
}
