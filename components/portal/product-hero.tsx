import { Download, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { AccessFacts } from './access-facts.tsx'

interface ProductHeroProps {
  product: {
    slug: string
    name: string
    tagline: string
    category: string | undefined
    published: boolean
    provider: { name: string }
    stages: readonly { restApiId: string; stageName: string; invokeUrl: string }[]
  }
  /** Free · from $9 */
  price: string | undefined
  access: readonly AccessKind[]
}

/** What the product is, in one look, and the two things to do with it. */
export function ProductHero({ product, price, access }: ProductHeroProps) {
  const t = useTranslations('portal.hero')
  const { slug, name, tagline, category, provider, stages } = product
  return (
    <header className="flex flex-col gap-4">
      {!product.published && (
        <Notice tone="warn" title={t('draftTitle')}>
          {t('draftHelp', { provider: provider.name })}
        </Notice>
      )}
      <Breadcrumbs
        items={[
          { label: t('apis'), href: '/' },
          { label: name, href: `/products/${slug}` },
        ]}
      />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 flex-col gap-2">
          <h1 className="font-semibold text-3xl tracking-tight wrap-anywhere">{name}</h1>
          {tagline && <p className="max-w-2xl text-base text-muted">{tagline}</p>}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
            {price && <span className="font-medium text-ink">{price}</span>}
            <AccessFacts access={access} />
            {category && <span className="rounded-full bg-sunken px-2 py-0.5 text-xs">{category}</span>}
            <span>{t('by', { provider: provider.name })}</span>
            {!product.published && (
              <span className="flex items-center gap-1.5">
                <EyeOff className="size-3.5" aria-hidden /> {t('draft')}
              </span>
            )}
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/products/${slug}#downloads`} size="small" icon={<Download />}>
            {t('downloads')}
          </LinkButton>
          <LinkButton href="#try" variant="primary" size="small" className="xl:hidden">
            {t('try')}
          </LinkButton>
        </div>
      </div>
      <ul className="flex flex-col gap-1">
        {stages.map((stage) => (
          <li key={stage.invokeUrl} className="flex min-w-0 items-center gap-1">
            <code className="min-w-0 truncate text-[0.8125rem] text-muted">{stage.invokeUrl}</code>
            <CopyButton text={stage.invokeUrl} label={t('copyAddress')} />
          </li>
        ))}
      </ul>
    </header>
  )
}
