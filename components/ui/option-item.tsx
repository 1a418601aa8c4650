'use client'

import { Check } from 'lucide-react'
import { ListBoxItem } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface SelectOption {
  value: string
  label: string
  help?: string
}

/** One of what a `Select` or a `SearchSelect` offers. */
export function OptionItem({ option }: { option: SelectOption }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-focused:bg-sunken"
    >
      {({ isSelected }) => (
        <>
          <Check className={classNames('size-4 shrink-0 text-accent-text', !isSelected && 'invisible')} aria-hidden />
          <span className="flex min-w-0 flex-col">
            <span className="wrap-anywhere">{option.label}</span>
            {option.help && (
              <span slot="description" className="text-faint text-xs wrap-anywhere">
                {option.help}
              </span>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  )
}
