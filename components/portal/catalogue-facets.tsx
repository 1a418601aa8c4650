import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import type { FacetValue } from '#server/portals/catalogue/search-catalogue.ts'

interface CatalogueFacetsProps {
  facets: Readonly<Record<'category' | 'price' | 'access' | 'provider', readonly FacetValue[]>>
  search: Readonly<Record<string, string | string[] | undefined>>
}

/** Values of ours, which have names; others are the providers' own words. */
const named = {
  'price free': 'free',
  'price paid': 'paid',
} as const

const accesses = ['api-key', 'token', 'signature', 'open'] as const

/** What the list can be narrowed by: links, so that they work without a script and can be shared. */
export function CatalogueFacets({ facets, search }: CatalogueFacetsProps) {
  const t = useTranslations('portal.facets')
  const access = useTranslations('portal.access')
  const labelOf = (facet: string, value: string) => {
    const known = Object.entries(named).find(([name]) => name === `${facet} ${value}`)?.[1]
    if (known) return t(known)
    const kind = facet === 'access' ? accesses.find((one) => one === value) : undefined
    return kind ? access(kind) : value
  }
  const names = (['price', 'access', 'category', 'provider'] as const).filter(
    (name) => facets[name].length > 1 || search[name] !== undefined,
  )
  if (names.length === 0) return null
  return (
    <nav aria-label={t('label')} className="flex gap-x-6 gap-y-4 max-lg:flex-wrap lg:w-44 lg:shrink-0 lg:flex-col">
      {names.map((name) => (
        <section key={name} className="flex flex-col gap-1.5">
          <h2 className="font-medium text-faint text-xs">{t(`titles.${name}`)}</h2>
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {inOrder(name, facets[name]).map(({ value, count }) => (
              <li key={value}>
                <FacetLink
                  href={searchHref('/', search, { [name]: search[name] === value ? null : value, position: null })}
                  label={labelOf(name, value)}
                  count={count}
                  isChosen={search[name] === value}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** Kinds of access from what is known best to nothing at all; others as the search sorts them. */
function inOrder(name: string, values: readonly FacetValue[]): readonly FacetValue[] {
  if (name !== 'access') return values
  const order: readonly string[] = accesses
  return values.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
}

function FacetLink(props: { href: string; label: string; count: number; isChosen: boolean }) {
  const t = useTranslations('portal.facets')
  return (
    <Link
      href={props.href}
      scroll={false}
      {...(props.isChosen ? { 'aria-current': 'true' as const } : {})}
      className={classNames(
        'flex items-center justify-between gap-2 rounded-md px-2 py-1 text-sm max-lg:border lg:-mx-2',
        props.isChosen
          ? 'border-accent bg-accent-soft font-medium text-accent-text'
          : 'border-line text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <span className="wrap-anywhere">{props.label}</span>
      {props.isChosen ? (
        <>
          <X className="size-3.5 shrink-0" aria-hidden />
          <span className="sr-only">{t('chosen')}</span>
        </>
      ) : (
        <span className="text-faint text-xs tabular-nums">{props.count}</span>
      )}
    </Link>
  )
}
