import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PortalCatalogue } from '#components/portals/served/portal-catalogue.tsx'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { shownProducts } from '#server/portals/portals/content/portal-content.ts'
import { catalogueInput } from '../../../../(portal)/catalogue-input.ts'
import { portalAuthHrefs, portalOrigin, requireOpenPortal } from '../own-portal.ts'

interface CatalogueProps {
  params: Promise<{ portal: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: CatalogueProps): Promise<Metadata> {
  const { entered } = await requireOpenPortal((await params).portal)
  const t = await getTranslations('portals.catalogue')
  const url = `${portalOrigin(entered)}/apis`
  return {
    title: t('title'),
    alternates: { canonical: url },
    openGraph: { title: t('title'), type: 'website', url, siteName: entered.name },
  }
}

export default async function PortalCataloguePage({ params, searchParams }: CatalogueProps) {
  const portal = await requireOpenPortal((await params).portal)
  const search = await searchParams
  const { content } = portal.entered
  const input = { ...catalogueInput(search), productIds: shownProducts(content), limit: 100, position: undefined }
  const found = await orNotFound(searchCatalogue.invoke(portal.reader, input))
  const sections = content.sections.map(({ id, title, productIds }) => ({
    id,
    title,
    cards: productIds.flatMap((productId) => found.items.find((card) => card.productId === productId) ?? []),
  }))
  const isVisitor = portal.reader.actor.kind === 'visitor'
  const { signInHref } = await portalAuthHrefs(portal)
  return (
    <PortalCatalogue
      base={portal.base}
      sections={sections}
      matches={found.matches}
      facets={{ ...found.facets, provider: [] }}
      search={search}
      total={found.total}
      signInHref={isVisitor ? signInHref : undefined}
    />
  )
}
