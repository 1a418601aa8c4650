import type { Metadata } from 'next'
import { CataloguePage } from '#components/portal/catalogue-page.tsx'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { catalogueInput } from './catalogue-input.ts'

const description = 'Find an API, try it in the browser and take a key.'

export const metadata: Metadata = {
  title: 'APIs',
  description,
  alternates: { canonical: '/', types: { 'text/markdown': '/index.md' } },
  openGraph: { title: 'APIs', description, type: 'website', url: '/' },
  twitter: { card: 'summary_large_image', title: 'APIs', description },
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
