'use client'

import type { ReactNode } from 'react'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'
import { FieldHelp, FieldLabel } from './field-label.tsx'
import { fieldStyle, inputStyle } from './field-style.ts'
import type { HelpTopic } from './help-topic.ts'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode
  help?: ReactNode
  placeholder?: string
  optional?: boolean
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  /** Shown inside the box at its end: a unit, for example. */
  suffix?: ReactNode
  /** Ids, URLs, values that are compared by eye. */
  monospace?: boolean
  className?: string
}

export function TextField({
  label,
  help,
  placeholder,
  optional,
  info,
  suffix,
  monospace,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} className={classNames(fieldStyle, className)}>
      <FieldLabel optional={optional} info={info}>
        {label}
      </FieldLabel>
      <div className="relative">
        <Input
          {...(placeholder === undefined ? {} : { placeholder })}
          className={classNames(
            inputStyle,
            'h-control',
            monospace && 'font-mono text-[0.8125rem]',
            Boolean(suffix) && 'pr-20',
          )}
        />
        {suffix && (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-faint text-xs">
            {suffix}
          </span>
        )}
      </div>
      {help && <FieldHelp>{help}</FieldHelp>}
      <FieldError />
    </AriaTextField>
  )
}
