import { BookOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import type { ProductMatches } from '#server/portals/catalogue/product-matches.ts'
import { headingAnchor } from './heading-anchor.ts'

/** What a search found inside a product: links above the card's own. */
export function CardMatches({ slug, matches }: { slug: string; matches: ProductMatches }) {
  const t = useTranslations('portal.matches')
  const { operations, moreOperations, guides, guidePages } = matches
  if (operations.length + guides.length + guidePages.length === 0) return null
  return (
    <ul aria-label={t('label')} className="relative -mx-2 flex flex-col border-line border-t pt-2 text-[0.8125rem]">
      {operations.map(({ id, httpMethod, path, summary }) => (
        <li key={id}>
          <MatchLink href={`/products/${slug}?operation=${id}#try`}>
            <MethodLabel method={httpMethod} className="w-11 shrink-0 text-[0.6875rem]" />
            <span className="min-w-0 text-muted wrap-anywhere">{summary ?? path}</span>
          </MatchLink>
        </li>
      ))}
      {moreOperations > 0 && (
        <li className="py-1 pr-2 pl-15 text-faint text-xs">{t('more', { count: moreOperations })}</li>
      )}
      {guidePages.map(({ slug: guide, title }) => (
        <GuideMatch key={guide} href={`/products/${slug}/guides/${guide}`} title={title} />
      ))}
      {guides.map((title) => (
        <GuideMatch key={title} href={`/products/${slug}#${headingAnchor(title) ?? ''}`} title={title} />
      ))}
    </ul>
  )
}

function GuideMatch({ href, title }: { href: string; title: string }) {
  const t = useTranslations('portal.matches')
  return (
    <li>
      <MatchLink href={href}>
        <span className="w-11 shrink-0">
          <BookOpen className="size-3.5 translate-y-0.5 text-faint" aria-label={t('guide')} />
        </span>
        <span className="min-w-0 text-muted wrap-anywhere">{title}</span>
      </MatchLink>
    </li>
  )
}

function MatchLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-catalogue-entry
      className="flex min-h-6 items-baseline gap-2 rounded-md px-2 py-1 hover:bg-sunken"
    >
      {children}
    </Link>
  )
}
