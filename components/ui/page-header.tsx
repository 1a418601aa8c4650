import type { ReactNode } from 'react'
import { type Breadcrumb, Breadcrumbs } from './breadcrumbs.tsx'

interface PageHeaderProps {
  title: ReactNode
  /** How many there are: shown beside the title of a list. */
  count?: number
  description?: ReactNode
  breadcrumbs?: readonly Breadcrumb[]
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** Beside the title: a status, an id. */
  aside?: ReactNode
}

/** Where the page is, what it is, and what can be done. */
export function PageHeader({ title, count, description, breadcrumbs, actions, aside }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 font-semibold text-2xl tracking-tight wrap-anywhere">
              {title}
              {count !== undefined && <span className="ml-2 font-normal text-faint">{count}</span>}
            </h1>
            {aside}
          </div>
          {description && <p className="max-w-2xl text-muted wrap-anywhere">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
