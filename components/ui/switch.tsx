'use client'

import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import { BesideInfo } from './beside-info.tsx'
import { classNames } from './class-names.ts'
import type { HelpTopic } from './help-topic.ts'

interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  help?: ReactNode
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  className?: string
}

/** On or off. In a form it submits `on` under `name` when on, nothing when off. */
export function Switch({ info, ...props }: SwitchProps) {
  if (info === undefined) return <PlainSwitch {...props} />
  const { children, help, className, ...rest } = props
  return (
    <BesideInfo info={info} name={children} help={help} helpClassName="pl-12" className={className}>
      {(own) => (
        <PlainSwitch {...rest} {...own}>
          {children}
        </PlainSwitch>
      )}
    </BesideInfo>
  )
}

function PlainSwitch({ children, help, className, ...props }: Omit<SwitchProps, 'info'>) {
  return (
    <AriaSwitch {...props} className={classNames('group flex items-start gap-3 text-sm', className)}>
      <span
        className={classNames(
          'mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors',
          'group-data-selected:bg-accent group-data-disabled:opacity-50 group-data-focus-visible:outline-2',
          'group-data-focus-visible:outline-accent-text group-data-focus-visible:outline-offset-2',
        )}
      >
        <span className="size-4 rounded-full bg-white shadow-xs transition-transform group-data-selected:translate-x-4" />
      </span>
      <span className="flex flex-col">
        {children}
        {help && <span className="text-[0.8125rem] text-muted">{help}</span>}
      </span>
    </AriaSwitch>
  )
}
