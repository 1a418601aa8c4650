import { ArrowRight, PackageOpen, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { CatalogueCard } from '#components/portal/catalogue-card.tsx'
import { Markdown } from '#components/portal/markdown.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { inputStyle } from '#components/ui/field-style.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { CatalogueCard as Card } from '#server/portals/catalogue/catalogue-search.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'

interface PortalHomeProps {
  home: PortalContent['home']
  base: string
  /** In the provider's order. */
  featured: readonly Card[]
  /** How many products the reader can find. */
  total: number
  /** Whether the operator allows pictures of other servers. */
  remoteImages: boolean
}

/** The first page of a portal: what it is, what to look at first, and what the provider has to say. */
export function PortalHome({ home, base, featured, total, remoteImages }: PortalHomeProps) {
  const t = useTranslations('portals.home')
  return (
    <div className="flex flex-col gap-12">
      <div className="flex flex-col items-center gap-4 pt-8 text-center sm:pt-14">
        {home.title && (
          <h1 className="max-w-3xl font-semibold text-3xl tracking-tight wrap-anywhere sm:text-4xl">{home.title}</h1>
        )}
        {home.text && (
          <div className="max-w-2xl text-base text-muted [&_*]:mx-auto">
            <Markdown text={home.text} images={remoteImages} />
          </div>
        )}
        {total > 0 && <HomeSearch base={base} />}
      </div>
      {featured.length > 0 && (
        <section aria-labelledby="featured" className="mx-auto flex w-full max-w-6xl flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="featured" className="font-semibold text-xl tracking-tight">
              {t('featured')}
            </h2>
            <LinkButton href={`${base}/apis`} size="small" icon={<ArrowRight />}>
              {t('all', { count: total })}
            </LinkButton>
          </div>
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {featured.map((card) => (
              <CatalogueCard key={card.productId} card={card} matches={undefined} />
            ))}
          </ul>
        </section>
      )}
      {total === 0 && home.sections.length === 0 && (
        <EmptyState icon={<PackageOpen />} title={t('nothing')}>
          {t('nothingHelp')}
        </EmptyState>
      )}
      {home.sections.map((section) => (
        <section key={section.id} className="mx-auto flex w-full max-w-3xl flex-col gap-3">
          {section.title && <h2 className="font-semibold text-xl tracking-tight wrap-anywhere">{section.title}</h2>}
          <Markdown text={section.markdown} images={remoteImages} />
        </section>
      ))}
    </div>
  )
}

/** Leads to the catalogue with what was typed; there the search follows every letter. */
function HomeSearch({ base }: { base: string }) {
  const t = useTranslations('portals.home')
  return (
    <search className="w-full max-w-xl">
      <form action={`${base}/apis`} className="relative flex gap-2">
        <Search
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
          aria-hidden
        />
        <input
          type="search"
          name="q"
          aria-label={t('searchLabel')}
          placeholder={t('searchLabel')}
          className={`${inputStyle} h-11 pl-9 text-base`}
        />
        <button
          type="submit"
          className="h-11 shrink-0 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:bg-accent-hover"
        >
          {t('search')}
        </button>
      </form>
    </search>
  )
}
