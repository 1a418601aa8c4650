import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PlaceLink } from './place-link.tsx'

export interface Breadcrumb {
  label: string
  /** Without one it is the page itself. */
  href?: string
}

export function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="flex flex-wrap items-center gap-1 text-[0.8125rem] text-muted">
        {items.map((item, index) => (
          <li key={`${item.label} ${item.href ?? ''}`} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight className="size-3.5 shrink-0 text-faint" aria-hidden />}
            {item.href ? (
              <PlaceLink href={item.href} className="max-w-60 truncate rounded-sm hover:text-ink hover:underline">
                {item.label}
              </PlaceLink>
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
