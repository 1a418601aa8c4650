import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProductPage } from '#components/portal/product-page.tsx'
import type { ProductTab } from '#components/portal/product-page-props.ts'
import { currentContext, isPreview } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { readTrialId } from '#server/adapters/next/visitor-cookies.ts'
import { listMyAccessRequests } from '#server/portals/access-requests/list-my-access-requests.ts'
import { listApps } from '#server/portals/apps/list-apps.ts'
import { getProductChangelog } from '#server/portals/changelog/get-product-changelog.ts'
import { getTrialKey } from '#server/portals/try/get-trial-key.ts'
import { documentAccess, operationSummaries, tryOperation } from '#server/portals/try/try-operations.ts'
import { authHrefs } from '../../auth-hrefs.ts'
import { getKeyAction, revealKeyAction, revealTrialAction, startTrialAction, tryRequestAction } from '../actions.ts'
import { findProductPage } from './find-product-page.ts'

interface ProductProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const { slug } = await params
  const product = await findProductPage(slug)
  const t = await getTranslations('portal.product')
  const description = product.tagline || t('metaOf', { provider: product.provider.name })
  return {
    title: product.name,
    description,
    alternates: { canonical: `/products/${slug}`, types: { 'text/markdown': `/products/${slug}.md` } },
    openGraph: { title: product.name, description, type: 'website', url: `/products/${slug}` },
    twitter: { card: 'summary_large_image', title: product.name, description },
    ...(product.published && product.visibility === 'public' ? {} : { robots: { index: false } }),
  }
}

export default async function Product({ params, searchParams }: ProductProps) {
  const { slug } = await params
  const search = await searchParams
  const context = await currentContext()
  const product = await findProductPage(slug)
  const isVisitor = context.actor.kind === 'visitor'
  const apps = isVisitor ? [] : (await listApps(context, { accountId: product.provider.accountId })).items
  const tab = tabOf(search.tab)
  const changelog = tab === 'changelog' ? (await getProductChangelog(context, { slug })).items : []
  const { path } = await requestFacts()
  const { document, ...shown } = product
  const operations = operationSummaries(document)
  const operation = tryOperation(document, { id: search.operation, preferOpen: apps.length === 0 })
  return (
    <ProductPage
      product={shown}
      operations={operations}
      operation={operation}
      tab={tab}
      changelog={changelog}
      search={search}
      access={documentAccess(document)}
      remoteImages={context.settings.remoteImages}
      apps={apps}
      {...(isVisitor ? authHrefs(path) : { pending: await pendingRequest(product.productId) })}
      trial={await trialOf(product.productId)}
      getKey={isPreview() ? undefined : getKeyAction}
      send={tryRequestAction}
      revealKey={revealKeyAction}
      revealTrial={revealTrialAction}
    />
  )
}

async function trialOf(productId: string) {
  const trial = await getTrialKey(await currentContext(), { productId, visitorId: await readTrialId() })
  return trial && { ...trial, start: isPreview() ? undefined : startTrialAction }
}

/** Since when a key for the product has been asked for. */
async function pendingRequest(productId: string) {
  const { items } = await listMyAccessRequests(await currentContext(), { limit: 100 })
  const waiting = items.find(
    ({ product, status }) => product?.productId === productId && (status === 'pending' || status === 'question'),
  )
  return waiting && { since: waiting.createdAt, appId: waiting.app?.appId }
}

const tabs: readonly ProductTab[] = ['overview', 'plans', 'reference', 'guides', 'changelog']

function tabOf(given: string | string[] | undefined): ProductTab {
  return tabs.find((tab) => tab === given) ?? 'overview'
}
