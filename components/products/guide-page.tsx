import { useTranslations } from 'next-intl'
import { Markdown } from '#components/portal/markdown.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { GuideSummary } from '#server/portals/guides/guide.ts'

interface GuidePageProps {
  product: { slug: string; name: string }
  /** All of the product, in its order. */
  guides: readonly GuideSummary[]
  guide: GuideSummary & { markdown: string }
  /** Whether the operator allows pictures of other servers. */
  remoteImages: boolean
}

/** A guide to read in the portal: the others beside it, the next one below. */
export function GuidePage({ product, guides, guide, remoteImages }: GuidePageProps) {
  const t = useTranslations('products.guidePage')
  const hrefOf = (slug: string) => `/products/${product.slug}/guides/${slug}`
  const index = guides.findIndex(({ slug }) => slug === guide.slug)
  const [before, next] = [guides[index - 1], guides[index + 1]]
  return (
    <div className="grid gap-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav
        aria-label={t('guides')}
        className="flex max-h-[calc(100dvh-6rem)] flex-col gap-1 self-start overflow-y-auto max-lg:hidden lg:sticky lg:top-20"
      >
        <span className="px-2.5 pb-1 font-medium text-faint text-xs">{t('guides')}</span>
        <GuideLinks guides={guides} current={guide.slug} hrefOf={hrefOf} />
      </nav>
      <article className="flex min-w-0 max-w-3xl flex-col gap-5">
        <Breadcrumbs items={[{ label: product.name, href: `/products/${product.slug}` }, { label: guide.title }]} />
        <details className="rounded-lg border border-line bg-surface text-sm lg:hidden">
          <summary className="rounded-lg px-4 py-2.5 text-muted hover:text-ink">
            {t('guides')} · {guides.length}
          </summary>
          <nav aria-label={t('guides')} className="border-line border-t p-2">
            <GuideLinks guides={guides} current={guide.slug} hrefOf={hrefOf} />
          </nav>
        </details>
        <header className="flex flex-col gap-1">
          <h1 className="font-semibold text-2xl tracking-tight wrap-anywhere">{guide.title}</h1>
          <p className="text-[0.8125rem] text-muted">
            {t.rich('changed', { time: () => <RelativeTime at={guide.updatedAt} /> })}
          </p>
        </header>
        {guide.markdown.trim() ? (
          <Markdown text={guide.markdown} images={remoteImages} />
        ) : (
          <p className="text-muted">{t('nothing')}</p>
        )}
        {(before || next) && (
          <footer className="flex flex-wrap justify-between gap-4 border-line border-t pt-5 text-sm">
            {before ? (
              <Link href={hrefOf(before.slug)} className="text-link" rel="prev">
                ← {before.title}
              </Link>
            ) : (
              <span />
            )}
            {next && (
              <Link href={hrefOf(next.slug)} className="text-link" rel="next">
                {next.title} →
              </Link>
            )}
          </footer>
        )}
      </article>
    </div>
  )
}

interface GuideLinksProps {
  guides: readonly GuideSummary[]
  current: string
  hrefOf: (slug: string) => string
}

function GuideLinks({ guides, current, hrefOf }: GuideLinksProps) {
  return (
    <ul className="flex flex-col gap-0.5">
      {guides.map(({ slug, title }) => (
        <li key={slug}>
          <Link
            href={hrefOf(slug)}
            {...(slug === current ? { 'aria-current': 'page' as const } : {})}
            className={classNames(
              'block rounded-md px-2.5 py-1.5 text-sm wrap-anywhere',
              slug === current ? 'bg-accent-soft font-medium text-accent-text' : 'text-muted hover:text-ink',
            )}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
