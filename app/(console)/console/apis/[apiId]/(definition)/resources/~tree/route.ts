import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { describeResourceTree } from '#server/rest-apis/resources/describe-resource-tree.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'

/** The tree of an API that is too large to be a part of its pages: asked for once, and again after an edit. */
export async function GET(request: Request, { params }: { params: Promise<{ apiId: string }> }): Promise<Response> {
  const context = await currentContext()
  const { apiId: restApiId } = await params
  try {
    const { version } = await describeResourceTree(context, { restApiId })
    const headers = { etag: `"${version}"`, 'cache-control': 'private, no-cache' }
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
    return Response.json(await getResourceTree(context, { restApiId }), { headers })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}
