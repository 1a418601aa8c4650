import type { MetadataRoute } from 'next'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { runtime } from '#server/runtime.ts'

export const dynamic = 'force-dynamic'

/** What everybody may find. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { publicUrl } = runtime().settings
  const context = { ...(await currentContext()), actor: { kind: 'visitor' } as const, accountId: '' }
  const entries: MetadataRoute.Sitemap = [{ url: `${publicUrl}/` }]
  let position: string | undefined
  do {
    const page = await searchCatalogue(context, { limit: 100, ...(position ? { position } : {}) })
    for (const { slug } of page.items) entries.push({ url: `${publicUrl}/products/${slug}` })
    position = page.position
  } while (position !== undefined)
  return entries
}
