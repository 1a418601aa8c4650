import { useLocale, useTranslations } from 'next-intl'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { CatalogueCard as Card } from '#server/portals/catalogue/catalogue-search.ts'
import type { ProductMatches } from '#server/portals/catalogue/product-matches.ts'
import { AccessFacts } from './access-facts.tsx'
import { CardMatches } from './card-matches.tsx'
import { priceRangeWords } from './price-words.ts'

interface CatalogueCardProps {
  card: Card
  /** What a search found inside it. */
  matches: ProductMatches | undefined
}

/** A product in the catalogue: the whole card is one link, with links to what was found inside it. */
export function CatalogueCard({ card, matches }: CatalogueCardProps) {
  const t = useTranslations('portal.card')
  const price = priceRangeWords({ t: useTranslations('limits'), locale: useLocale() }, card.free, card.priceFrom)
  return (
    <li className="relative flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-5 transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col">
          <h2 className="font-semibold text-base wrap-anywhere">
            <Link
              href={`/products/${card.slug}`}
              data-catalogue-entry
              className="after:absolute after:inset-0 after:rounded-lg"
            >
              {card.name}
            </Link>
          </h2>
          <p className="text-faint text-xs">{card.provider}</p>
        </div>
        {card.deprecation && <StatusChip tone="warn">{t('deprecated')}</StatusChip>}
        {card.visibility === 'private' && <StatusChip tone="warn">{t('private')}</StatusChip>}
      </div>
      <p className="line-clamp-2 min-h-10 text-muted">{card.tagline}</p>
      {matches && <CardMatches slug={card.slug} matches={matches} />}
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-[0.8125rem] text-muted">
        {price && <span className="font-medium text-ink">{price}</span>}
        <AccessFacts access={card.access} />
        {card.category && <span className="rounded-full bg-sunken px-2 py-0.5 text-xs">{card.category}</span>}
      </div>
    </li>
  )
}
