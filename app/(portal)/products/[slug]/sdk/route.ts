import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getProductSdk } from '#server/portals/catalogue/get-product-sdk.ts'

/** The product's JavaScript SDK as a zip to download. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const context = await currentContext()
  try {
    const { fileName, body } = await getProductSdk(context, { slug })
    return new Response(Buffer.from(body), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-cache',
      },
    })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    console.error(`[${context.requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId: context.requestId }, { status: 500 })
  }
}
