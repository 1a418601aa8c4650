import { productMarkdown } from '#components/portal/text/product-markdown.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import type { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'
import { getProductChangelog } from '#server/portals/changelog/get-product-changelog.ts'
import { keptProductText } from '#server/portals/downloads/kept-product-text.ts'
import { readOperations } from '#server/portals/reading/read-operations.ts'
import { textWords } from './text-words.ts'

/** A product's page as Markdown, with its changelog, whose links begin with `origin`. */
export async function productText(
  product: Awaited<ReturnType<typeof getCatalogueProduct>>,
  origin: string,
): Promise<string> {
  const words = await textWords()
  const { items: changelog } = await getProductChangelog(await currentContext(), { slug: product.slug })
  // A stage that went back to what it served before has the same document and one more entry.
  return await keptProductText(product, ['page.md', words.locale, origin, JSON.stringify(changelog)], () =>
    productMarkdown(words, { ...product, changelog }, readOperations(product.document), origin),
  )
}
