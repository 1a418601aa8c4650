import { PackageOpen, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import type { CatalogueCard as Card } from '#server/portals/catalogue/catalogue-search.ts'
import type { ProductMatches } from '#server/portals/catalogue/product-matches.ts'
import type { FacetValue } from '#server/portals/catalogue/search-catalogue.ts'
import { CatalogueCard } from './catalogue-card.tsx'
import { CatalogueFacets } from './catalogue-facets.tsx'
import { CatalogueSearch } from './catalogue-search.tsx'

interface CataloguePageProps {
  found: {
    items: readonly Card[]
    matches: Readonly<Record<string, ProductMatches>>
    position: string | undefined
    total: number
    facets: Readonly<Record<'category' | 'price' | 'access' | 'provider', readonly FacetValue[]>>
  }
  search: Readonly<Record<string, string | string[] | undefined>>
  /** Whether the reader can publish something here. */
  isMember: boolean
}

/** The catalogue: search first, then what narrows, then the cards. */
export function CataloguePage({ found, search, isMember }: CataloguePageProps) {
  const t = useTranslations('portal.catalogue')
  const { q, category, price, access, provider, position } = search
  const isNarrowed = Boolean(q ?? category ?? price ?? access ?? provider)
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col items-center gap-4 pt-6 text-center sm:pt-10">
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <p className="text-muted">{t('promise')}</p>
        <CatalogueSearch kept={{ category, price, access, provider }} />
      </div>
      <div className="mx-auto flex w-full max-w-6xl gap-6 max-lg:flex-col lg:gap-10">
        <CatalogueFacets facets={found.facets} search={search} />
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <p className={classNames('text-[0.8125rem] text-muted', found.total === 0 && 'sr-only')} aria-live="polite">
            {t('count', { count: found.total })}
          </p>
          {found.items.length === 0 ? (
            <NothingFound isNarrowed={isNarrowed} isMember={isMember} />
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {found.items.map((card) => (
                <CatalogueCard key={card.productId} card={card} matches={found.matches[card.productId]} />
              ))}
            </ul>
          )}
          <Pagination
            firstHref={position ? searchHref('/', search, { position: null }) : undefined}
            nextHref={found.position ? searchHref('/', search, { position: found.position }) : undefined}
          />
        </div>
      </div>
    </div>
  )
}

function NothingFound({ isNarrowed, isMember }: { isNarrowed: boolean; isMember: boolean }) {
  const t = useTranslations('portal.catalogue')
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('noMatch')}
        actions={
          <LinkButton href="/" variant="primary">
            {t('showAll')}
          </LinkButton>
        }
      >
        {t('noMatchHelp')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<PackageOpen />}
      title={t('empty')}
      actions={
        isMember ? (
          <LinkButton href="/console/apis/new" variant="primary">
            {t('publish')}
          </LinkButton>
        ) : (
          <LinkButton href="/sign-in?callbackUrl=%2F">{t('signIn')}</LinkButton>
        )
      }
    >
      {isMember ? t('emptyMember') : t('emptyReader')}
    </EmptyState>
  )
}
