import type { Metadata } from 'next'
import { CataloguePage } from '#components/portal/catalogue-page.tsx'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'

export const metadata: Metadata = {
  title: 'APIs',
  description: 'Find an API, try it in the browser and take a key.',
  alternates: { canonical: '/' },
}

interface CatalogueProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Catalogue({ searchParams }: CatalogueProps) {
  const search = await searchParams
  const { q, category, price, access, position } = search
  const context = await currentContext()
  const found = await orNotFound(
    searchCatalogue.invoke(context, { text: q, category, price, access, position: position || undefined }),
  )
  const user = await currentUser()
  return <CataloguePage found={found} search={search} isMember={Boolean(user?.accounts.length)} />
}
