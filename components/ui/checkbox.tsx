'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import { BesideInfo } from './beside-info.tsx'
import { classNames } from './class-names.ts'
import type { HelpTopic } from './help-topic.ts'

interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  help?: ReactNode
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  className?: string
}

/** Submits `value` (or `on`) under `name` when checked, nothing when not. */
export function Checkbox({ info, ...props }: CheckboxProps) {
  if (info === undefined) return <PlainCheckbox {...props} />
  const { children, help, className, ...rest } = props
  return (
    <BesideInfo info={info} name={children} help={help} helpClassName="pl-7" className={className}>
      {(own) => (
        <PlainCheckbox {...rest} {...own}>
          {children}
        </PlainCheckbox>
      )}
    </BesideInfo>
  )
}

function PlainCheckbox({ children, help, className, ...props }: Omit<CheckboxProps, 'info'>) {
  return (
    <AriaCheckbox {...props} className={classNames('group flex items-start gap-2.5 text-sm', className)}>
      {({ isIndeterminate, isSelected }) => (
        <>
          <span
            className={classNames(
              'mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-sm border transition-colors',
              'group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent-text',
              'group-data-focus-visible:outline-offset-2 group-data-disabled:opacity-50',
              isSelected || isIndeterminate
                ? 'border-accent bg-accent text-accent-ink'
                : 'border-line-strong bg-surface group-data-hovered:border-muted group-data-invalid:border-danger',
            )}
          >
            {isIndeterminate ? (
              <Minus className="size-3.5" strokeWidth={3} aria-hidden />
            ) : (
              isSelected && <Check className="size-3.5" strokeWidth={3} aria-hidden />
            )}
          </span>
          <span className="flex min-w-0 flex-col wrap-anywhere group-data-disabled:opacity-60">
            {children}
            {help && <span className="text-[0.8125rem] text-muted">{help}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  )
}
