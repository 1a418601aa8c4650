import { PackageOpen, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { CatalogueCard } from '#components/portal/catalogue-card.tsx'
import { CatalogueFacets } from '#components/portal/catalogue-facets.tsx'
import { CatalogueSearch } from '#components/portal/catalogue-search.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { CatalogueCard as Card } from '#server/portals/catalogue/catalogue-search.ts'
import type { ProductMatches } from '#server/portals/catalogue/product-matches.ts'
import type { FacetValue } from '#server/portals/catalogue/search-catalogue.ts'

interface PortalCatalogueProps {
  base: string
  sections: readonly { id: string; title: string; cards: readonly Card[] }[]
  matches: Readonly<Record<string, ProductMatches>>
  facets: Readonly<Record<'category' | 'price' | 'access' | 'provider', readonly FacetValue[]>>
  search: Readonly<Record<string, string | string[] | undefined>>
  total: number
  /** A visitor may find more after signing in. */
  signInHref: string | undefined
}

/** The products of a portal in the provider's sections, searched and narrowed as the installation's catalogue is. */
export function PortalCatalogue(props: PortalCatalogueProps) {
  const { base, sections, matches, facets, search, total, signInHref } = props
  const t = useTranslations('portals.catalogue')
  const { q, category, price, access, provider } = search
  const isNarrowed = Boolean(q ?? category ?? price ?? access ?? provider)
  const shown = sections.filter(({ cards }) => cards.length > 0)
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col items-center gap-4 pt-4 text-center sm:pt-8">
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <CatalogueSearch kept={{ category, price, access }} />
      </div>
      <div className="mx-auto flex w-full max-w-6xl gap-6 max-lg:flex-col lg:gap-10">
        <CatalogueFacets facets={facets} search={search} />
        <div className="flex min-w-0 flex-1 flex-col gap-8">
          <p className="text-[0.8125rem] text-muted" aria-live="polite">
            {t('count', { count: total })}
          </p>
          {shown.map((section) => (
            <section key={section.id} className="flex flex-col gap-4">
              {section.title && <h2 className="font-semibold text-lg tracking-tight wrap-anywhere">{section.title}</h2>}
              <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
                {section.cards.map((card) => (
                  <CatalogueCard key={card.productId} card={card} matches={matches[card.productId]} />
                ))}
              </ul>
            </section>
          ))}
          {shown.length === 0 && (
            <EmptyState
              icon={isNarrowed ? <SearchX /> : <PackageOpen />}
              title={isNarrowed ? t('noMatch') : t('empty')}
              actions={
                isNarrowed ? (
                  <LinkButton href={`${base}/apis`} variant="primary">
                    {t('showAll')}
                  </LinkButton>
                ) : (
                  signInHref && <LinkButton href={signInHref}>{t('signIn')}</LinkButton>
                )
              }
            >
              {isNarrowed ? t('noMatchHelp') : signInHref ? t('emptyVisitor') : t('emptyReader')}
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  )
}
