import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

export interface Breadcrumb {
  label: string
  /** Without one it is the page itself. */
  href?: string
}

export function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-1 text-[0.8125rem] text-muted">
        {items.map((item, index) => (
          <li key={`${item.label} ${item.href ?? ''}`} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight className="size-3.5 shrink-0 text-faint" aria-hidden />}
            {item.href ? (
              <Link href={item.href} className="max-w-60 truncate rounded-sm hover:text-ink hover:underline">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="max-w-60 truncate">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
