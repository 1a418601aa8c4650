import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Markdown } from '#components/portal/markdown.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { ChangelogEntry } from '#server/portals/changelog/get-product-changelog.ts'
import type { OperationSummary, TryOperation } from '#server/portals/try/try-operations.ts'
import { ApiReference } from './api-reference.tsx'
import { ChangelogList } from './changelog-list.tsx'
import { DeprecationNotice } from './deprecation-notice.tsx'
import { FirstView } from './first-view.tsx'
import { OperationList } from './operation-list.tsx'
import { OperationPicker } from './operation-picker.tsx'
import { PlanComparison } from './plan-comparison.tsx'
import { priceRangeOf } from './price-words.ts'
import { ProductDownloads } from './product-downloads.tsx'
import { ProductHero } from './product-hero.tsx'
import type { TryApp, TryKeys, TryTrial } from './try-key-picker.tsx'
import { TryPane } from './try-pane.tsx'
import type { RevealKey, RevealTrial, TrySend } from './try-result.ts'

export type ProductTab = 'overview' | 'plans' | 'reference' | 'changelog'

interface ProductPageProps {
  product: {
    productId: string
    slug: string
    name: string
    tagline: string
    description: string
    category: string | undefined
    published: boolean
    provider: { name: string }
    plans: readonly OfferedPlan[]
    deprecation?: ComponentProps<typeof DeprecationNotice>['deprecation'] | undefined
    stages: readonly { restApiId: string; stageName: string; invokeUrl: string }[]
  }
  operations: readonly OperationSummary[]
  /** In the try pane. */
  operation: TryOperation | undefined
  tab: ProductTab
  /** Only for its tab. */
  changelog: readonly ChangelogEntry[]
  /** Of the address. */
  search: Readonly<Record<string, string | string[] | undefined>>
  needsKey: boolean
  /** The reader's apps at this provider. */
  apps: readonly App[]
  /** For a visitor. */
  signInHref?: string
  signUpHref?: string
  /** For who has no key. */
  trial?: TryTrial | undefined
  /** That the reader waits for approval. */
  pending?: TryKeys['pending']
  getKey: FormAction
  send: TrySend
  revealKey: RevealKey
  revealTrial?: RevealTrial
}

/** Three columns: the operations, what there is to read, and the pane that sends. */
export function ProductPage(props: ProductPageProps) {
  const t = useTranslations('portal.product')
  const language = { t: useTranslations('limits'), locale: useLocale() }
  const { product, operations, operation, needsKey } = props
  const hrefOf = (changes: { tab?: string | null; operation?: string }) =>
    searchHref(`/products/${product.slug}`, props.search, changes)
  return (
    <div className="flex flex-col gap-6">
      <ProductHero product={product} price={priceRangeOf(language, product.plans)} needsKey={needsKey} />
      {product.deprecation && <DeprecationNotice deprecation={product.deprecation} />}
      <FirstView slug={product.slug} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_26rem] min-[87.5rem]:grid-cols-[12rem_minmax(0,1fr)_26rem]">
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

type WithHrefs = ProductPageProps & { hrefOf: (operationId: string) => string }

function TabContent(props: WithHrefs) {
  const t = useTranslations('portal.product')
  const { product, operations, operation, tab } = props
  const list = (
    <OperationList operations={operations} currentId={operation?.id} hrefOf={({ id }) => `${props.hrefOf(id)}#try`} />
  )
  if (tab === 'plans') {
    return (
      <PlanComparison
        calls={typeof props.search.calls === 'string' ? props.search.calls.slice(0, 20) : ''}
        productId={product.productId}
        providerName={product.provider.name}
        plans={product.plans}
        needsKey={props.needsKey}
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
          shown={props.search.operation === operation?.id ? operation : undefined}
        />
      </>
    )
  }
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
      {product.description && <Markdown text={product.description} />}
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-[0.9375rem]">{t('operations')}</h2>
        {operations.length > 0 ? list : <EmptyState title={t('noOperation')} />}
      </section>
      {operations.length > 0 && <ProductDownloads slug={product.slug} />}
    </div>
  )
}

function TryColumn(props: WithHrefs) {
  const t = useTranslations('portal.product')
  const { product, operations, operation, send, revealKey, revealTrial } = props
  return (
    <div className="flex flex-col gap-4">
      <h2 className="font-semibold text-[0.9375rem]">{t('try')}</h2>
      {operation ? (
        <>
          <OperationPicker
            currentId={operation.id}
            operations={operations.map((one) => ({ ...one, href: props.hrefOf(one.id) }))}
          />
          <TryPane
            key={operation.id}
            slug={product.slug}
            operation={operation}
            keys={tryKeys(props)}
            send={send}
            revealKey={revealKey}
            revealTrial={revealTrial}
          />
        </>
      ) : (
        <p className="text-muted">{t('nothingToSend')}</p>
      )}
    </div>
  )
}

function tryKeys(props: ProductPageProps): TryKeys {
  const { product, signInHref, signUpHref, getKey } = props
  return {
    productId: product.productId,
    providerName: product.provider.name,
    apps: subscribedApps(props),
    plan: product.plans.find((plan) => !plan.price) ?? product.plans[0],
    pending: props.pending,
    trial: props.trial,
    signInHref,
    signUpHref,
    getKey,
  }
}

function subscribedApps({ apps, product }: ProductPageProps): TryApp[] {
  return apps.flatMap(({ appId, name, subscriptions, role, key }) => {
    // Viewers see no key, and what is over calls nothing.
    if (role === 'viewer' || !key || key.revokedAt || key.isExpired) return []
    const mine = subscriptions.find((subscription) => subscription.product.productId === product.productId)
    return mine ? [{ appId, name, planName: mine.plan.name, usagePlanId: mine.plan.usagePlanId }] : []
  })
}
