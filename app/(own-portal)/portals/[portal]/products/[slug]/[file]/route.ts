import { getLocale } from 'next-intl/server'
import { productMarkdown } from '#components/portal/text/product-markdown.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'
import { keptProductText } from '#server/portals/downloads/kept-product-text.ts'
import { readOperations } from '#server/portals/reading/read-operations.ts'
import { GET as productFile } from '../../../../../../(portal)/products/[slug]/[file]/route.ts'
import { textResponse } from '../../../../../../(portal)/text-response.ts'
import { textWords } from '../../../../../../(portal)/text-words.ts'
import { enterForProductFile } from '../../../enter-for-file.ts'
import { portalOrigin } from '../../../own-portal.ts'

interface FileProps {
  params: Promise<{ portal: string; slug: string; file: string }>
}

/** A product's files, to who may enter the portal; its Markdown links to the portal. */
export async function GET(request: Request, { params }: FileProps): Promise<Response> {
  const { portal: segment, slug, file } = await params
  if (file === 'page.md') {
    return await textResponse(async () => {
      const { entered } = await enterForProductFile(segment, slug)
      const product = await getCatalogueProduct(await currentContext(), { slug })
      const origin = portalOrigin(entered)
      const words = await textWords()
      const text = await keptProductText(product, [file, await getLocale(), origin], () =>
        productMarkdown(words, product, readOperations(product.document), origin),
      )
      return { text, contentType: 'text/markdown; charset=utf-8', fileName: `${slug}.md` }
    })
  }
  try {
    await enterForProductFile(segment, slug)
  } catch (error) {
    if (error instanceof ServiceError) return Response.json({ message: error.message }, { status: error.status })
    throw error
  }
  return await productFile(request, { params: Promise.resolve({ slug, file }) })
}
