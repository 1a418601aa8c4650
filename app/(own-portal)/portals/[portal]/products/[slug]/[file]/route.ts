import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'
import { productText } from '../../../../../../(portal)/product-text.ts'
import { GET as productFile } from '../../../../../../(portal)/products/[slug]/[file]/route.ts'
import { textResponse } from '../../../../../../(portal)/text-response.ts'
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
      const text = await productText(product, portalOrigin(entered))
      return { text, contentType: 'text/markdown; charset=utf-8', fileName: `${slug}.md` }
    })
  }
  try {
    await enterForProductFile(segment, slug)
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
  return await productFile(request, { params: Promise.resolve({ slug, file }) })
}
