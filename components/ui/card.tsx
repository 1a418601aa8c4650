import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { HelpTopic } from './help-topic.ts'
import { InfoLink } from './info-link.tsx'

interface CardProps {
  title?: ReactNode
  description?: ReactNode
  /** Entry of the help panel that tells what the section is about. */
  info?: HelpTopic
  /** At the right end of its header. */
  actions?: ReactNode
  /** Below a line, at its end. */
  footer?: ReactNode
  /** Content from edge to edge: a table. */
  flush?: boolean
  /** Level of the title's heading. */
  level?: 2 | 3
  className?: string
  children?: ReactNode
}

/** A section of a page on its own surface. */
export function Card(props: CardProps) {
  const { title, description, info, actions, footer, flush, level = 2, className, children } = props
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classNames('min-w-0 overflow-hidden rounded-lg border border-line bg-surface', className)}>
      {(title || actions) && (
        <header
          className={classNames(
            'flex flex-wrap items-start justify-between gap-3 px-5 pt-4',
            flush ? 'border-line border-b pb-4' : 'pb-1',
          )}
        >
          <div className="flex min-w-0 flex-col gap-0.5">
            <div className="flex items-baseline gap-2">
              {title && <Heading className="font-semibold text-[0.9375rem] wrap-anywhere">{title}</Heading>}
              {info && <InfoLink topic={info} name={typeof title === 'string' ? title : ''} />}
            </div>
            {description && <p className="text-[0.8125rem] text-muted wrap-anywhere">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? '[&>[data-table]]:rounded-none [&>[data-table]]:border-0' : 'px-5 py-4'}>{children}</div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
          {footer}
        </footer>
      )}
    </section>
  )
}
