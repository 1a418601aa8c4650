import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** One sentence: what this is for. */
  children?: ReactNode
  /** What to do about it: buttons, the main one first. */
  actions?: ReactNode
  /** 1 where it is the whole page. */
  level?: 1 | 2
}

/** Nothing here yet, and how to get something. */
export function EmptyState({ icon, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line border-dashed px-6 py-14 text-center">
      {icon && (
        <span className="flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-muted [&_svg]:size-5">
          {icon}
        </span>
      )}
      <Heading className="font-semibold text-base">{title}</Heading>
      {children && <div className="max-w-md text-muted text-sm">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
