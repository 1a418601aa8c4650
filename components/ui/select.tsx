'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, ListBox, Popover, SelectValue } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'
import { FieldHelp, FieldLabel } from './field-label.tsx'
import { fieldStyle, inputStyle } from './field-style.ts'
import type { HelpTopic } from './help-topic.ts'
import { OptionItem, type SelectOption } from './option-item.tsx'

interface SelectProps {
  label: ReactNode
  /** Name in the form; the value submitted is the option's. */
  name?: string
  options: readonly SelectOption[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  placeholder?: string
  help?: ReactNode
  optional?: boolean
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  isDisabled?: boolean
  className?: string
}

export function Select({ label, options, onChange, help, optional, info, className, ...props }: SelectProps) {
  const t = useTranslations('ui')
  return (
    <AriaSelect
      {...props}
      placeholder={props.placeholder ?? t('select')}
      onChange={(key) => key !== null && onChange?.(String(key))}
      className={classNames(fieldStyle, className)}
    >
      <FieldLabel optional={optional} info={info}>
        {label}
      </FieldLabel>
      <Button className={classNames(inputStyle, 'flex h-control items-center justify-between gap-2 text-left')}>
        <SelectValue className="truncate data-placeholder:text-faint [&_[slot=description]]:hidden [&_svg]:hidden" />
        <ChevronsUpDown className="size-3.5 shrink-0 text-faint" aria-hidden />
      </Button>
      {help && <FieldHelp>{help}</FieldHelp>}
      <FieldError />
      <Popover className="min-w-(--trigger-width) animate-appear rounded-lg border border-line bg-raised p-1 shadow-popover">
        <ListBox items={options.map((option) => ({ ...option, id: option.value }))} className="max-h-80 overflow-auto">
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
