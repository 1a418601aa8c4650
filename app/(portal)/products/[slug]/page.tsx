import type { Metadata } from 'next'
import { ProductPage, type ProductTab } from '#components/portal/product-page.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { listApps } from '#server/portals/apps/list-apps.ts'
import { getProductChangelog } from '#server/portals/changelog/get-product-changelog.ts'
import { operationSummaries, tryOperation } from '#server/portals/try/try-operations.ts'
import { authHrefs } from '../../auth-hrefs.ts'
import { getKeyAction, revealKeyAction, tryRequestAction } from '../actions.ts'
import { findProductPage } from './find-product-page.ts'

interface ProductProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const { slug } = await params
  const product = await findProductPage(slug)
  const description = product.tagline || `An API of ${product.provider.name}`
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
      needsKey={operations.length > 0 && 'api_key' in securitySchemes(document)}
      apps={apps}
      {...(isVisitor ? authHrefs(path) : {})}
      getKey={getKeyAction}
      send={tryRequestAction}
      revealKey={revealKeyAction}
    />
  )
}

function tabOf(given: string | string[] | undefined): ProductTab {
  return given === 'plans' || given === 'reference' || given === 'changelog' ? given : 'overview'
}

function securitySchemes(document: Record<string, unknown>): object {
  const { components } = document
  if (typeof components !== 'object' || components === null || !('securitySchemes' in components)) return {}
  return components.securitySchemes ?? {}
}
