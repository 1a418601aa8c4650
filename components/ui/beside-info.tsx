import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import type { HelpTopic } from './help-topic.ts'
import { InfoLink } from './info-link.tsx'

interface BesideInfoProps {
  /** Entry of the help panel that tells what it means. */
  info: HelpTopic
  /** Of the control. */
  name: ReactNode
  help: ReactNode
  /** As far in as the control's words. */
  helpClassName: string
  className: string | undefined
  children: (own: { className: string; 'aria-describedby'?: string }) => ReactNode
}

/**
 * A control that is its own label, with its info link beside it and its help below: inside of the label the link would
 * switch it.
 */
export function BesideInfo({ info, name, help, helpClassName, className, children }: BesideInfoProps) {
  const helpId = useId()
  return (
    <div className={classNames('flex flex-col', className)}>
      <div className="flex items-start gap-2">
        {children({ className: 'min-w-0', ...(help ? { 'aria-describedby': helpId } : {}) })}
        <InfoLink topic={info} name={typeof name === 'string' ? name : ''} />
      </div>
      {help && (
        <span id={helpId} className={classNames('text-[0.8125rem] text-muted', helpClassName)}>
          {help}
        </span>
      )}
    </div>
  )
}
