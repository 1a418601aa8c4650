import { useLocale, useTranslations } from 'next-intl'
import { Markdown } from '#components/portal/markdown.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import { ChangelogList } from './changelog-list.tsx'
import { DeprecationNotice } from './deprecation-notice.tsx'
import { FirstView } from './first-view.tsx'
import { OperationList } from './operation-list.tsx'
import { PlansLater } from './plans-later.tsx'
import { priceRangeOf } from './price-words.ts'
import { ProductDownloads } from './product-downloads.tsx'
import { ProductGuides } from './product-guides.tsx'
import { ProductHero } from './product-hero.tsx'
import type { ProductPageProps, WithHrefs } from './product-page-props.ts'
import { ApiReference } from './reference/api-reference.tsx'
import { subscribedApps, TryColumn } from './try-column.tsx'

/** Three columns: the operations, what there is to read, and the pane that sends. */
export function ProductPage(props: ProductPageProps) {
  const t = useTranslations('portal.product')
  const language = { t: useTranslations('limits'), locale: useLocale() }
  const { product, operations, operation, access } = props
  const hrefOf = (changes: { tab?: string | null; operation?: string }) =>
    searchHref(`/products/${product.slug}`, props.search, changes)
  return (
    <div className="flex flex-col gap-6">
      <ProductHero product={product} price={priceRangeOf(language, product.plans)} access={access} />
      {product.deprecation && <DeprecationNotice deprecation={product.deprecation} />}
      <FirstView slug={product.slug} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,1fr)_26rem] min-[87.5rem]:grid-cols-[12rem_minmax(0,1fr)_26rem]">
        <nav
          aria-label={t('operations')}
          className="sticky top-20 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto px-2 max-[87.5rem]:hidden"
        >
          <OperationList
            compact
            operations={operations}
            currentId={operation?.id}
            hrefOf={({ id }) => hrefOf({ operation: id })}
          />
        </nav>
        <div className="flex min-w-0 flex-col gap-6">
          <Tabs
            label={t('about')}
            tabs={[
              { label: t('overview'), href: hrefOf({ tab: null }) },
              { label: t('plans'), href: hrefOf({ tab: 'plans' }), count: product.plans.length },
              { label: t('reference'), href: hrefOf({ tab: 'reference' }) },
              ...(product.guides.length > 0
                ? [{ label: t('guides'), href: hrefOf({ tab: 'guides' }), count: product.guides.length }]
                : []),
              { label: t('changelog'), href: hrefOf({ tab: 'changelog' }) },
            ]}
          />
          <TabContent {...props} hrefOf={(id) => hrefOf({ operation: id })} />
        </div>
        <aside id="try" aria-label={t('try')} className="scroll-mt-20 self-start xl:sticky xl:top-20">
          <div className="rounded-lg border border-line bg-surface p-5 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto">
            <TryColumn {...props} hrefOf={(id) => hrefOf({ operation: id })} />
          </div>
        </aside>
      </div>
    </div>
  )
}

function TabContent(props: WithHrefs) {
  const t = useTranslations('portal.product')
  const { product, operations, operation, tab } = props
  const list = (
    <OperationList operations={operations} currentId={operation?.id} hrefOf={({ id }) => `${props.hrefOf(id)}#try`} />
  )
  if (tab === 'plans') {
    return (
      <PlansLater
        calls={typeof props.search.calls === 'string' ? props.search.calls.slice(0, 20) : ''}
        productId={product.productId}
        providerName={product.provider.name}
        plans={product.plans}
        access={props.access}
        subscribed={subscribedApps(props)}
        signUpHref={props.signUpHref}
        getKey={props.getKey}
      />
    )
  }
  if (tab === 'reference') {
    return (
      <>
        <noscript>{list}</noscript>
        <ApiReference
          documentHref={`/products/${product.slug}/openapi.json`}
          operations={operations.map(({ id, httpMethod, path }) => ({ id, httpMethod, path }))}
          remoteImages={props.remoteImages}
        />
      </>
    )
  }
  if (tab === 'guides') return <ProductGuides slug={product.slug} guides={product.guides} />
  if (tab === 'changelog') {
    return (
      <ChangelogList
        entries={props.changelog}
        severalApis={product.stages.length > 1}
        hrefOf={(id) => searchHref(`/products/${product.slug}`, {}, { tab: 'reference', operation: id })}
      />
    )
  }
  return (
    <div className="flex flex-col gap-8">
      {product.description && <Markdown text={product.description} images={props.remoteImages} />}
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-[0.9375rem]">{t('operations')}</h2>
        {operations.length > 0 ? list : <EmptyState title={t('noOperation')} />}
      </section>
      {operations.length > 0 && <ProductDownloads slug={product.slug} />}
    </div>
  )
}
