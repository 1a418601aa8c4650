'use client'

import type { ReactNode } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'
import { FieldHelp, FieldLabel } from './field-label.tsx'
import { fieldStyle, inputStyle } from './field-style.ts'
import type { HelpTopic } from './help-topic.ts'

interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'type'> {
  label: ReactNode
  help?: ReactNode
  placeholder?: string
  optional?: boolean
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  rows?: number
  monospace?: boolean
  className?: string
}

export function TextArea({
  label,
  help,
  placeholder,
  optional,
  info,
  rows = 4,
  monospace,
  className,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField {...props} className={classNames(fieldStyle, className)}>
      <FieldLabel optional={optional} info={info}>
        {label}
      </FieldLabel>
      <AriaTextArea
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={classNames(inputStyle, 'resize-y py-2 leading-5', monospace && 'font-mono text-[0.8125rem]')}
      />
      {help && <FieldHelp>{help}</FieldHelp>}
      <FieldError />
    </AriaTextField>
  )
}
