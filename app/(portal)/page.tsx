import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CataloguePage } from '#components/portal/catalogue-page.tsx'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { catalogueInput } from './catalogue-input.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.catalogue')
  const title = t('pageTitle')
  const description = t('pageDescription')
  return {
    title,
    description,
    alternates: { canonical: '/', types: { 'text/markdown': '/index.md' } },
    openGraph: { title, description, type: 'website', url: '/' },
    twitter: { card: 'summary_large_image', title, description },
  }
}

interface CatalogueProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Catalogue({ searchParams }: CatalogueProps) {
  const search = await searchParams
  const context = await currentContext()
  const found = await orNotFound(searchCatalogue.invoke(context, catalogueInput(search)))
  const user = await currentUser()
  return <CataloguePage found={found} search={search} isMember={Boolean(user?.accounts.length)} />
}
