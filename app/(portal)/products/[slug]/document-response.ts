import { stringify } from 'yaml'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'

/** The product's OpenAPI document as a file. */
export async function documentResponse(slug: string, format: 'json' | 'yaml'): Promise<Response> {
  const context = await currentContext()
  try {
    const { document } = await getCatalogueProduct(context, { slug })
    const text =
      format === 'json' ? JSON.stringify(document, undefined, 2) : stringify(document, { aliasDuplicateObjects: false })
    return new Response(text, {
      headers: {
        'content-type': format === 'json' ? 'application/json' : 'application/yaml',
        'content-disposition': `inline; filename="${slug}.${format}"`,
        'cache-control': 'private, no-cache',
      },
    })
  } catch (error) {
    if (error instanceof ServiceError) return Response.json({ message: error.message }, { status: error.status })
    console.error(`[${context.requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId: context.requestId }, { status: 500 })
  }
}
