import { randomUUID } from 'node:crypto'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { readDocument } from '../../read-document.ts'
import { uploadRefusal } from '../../upload-refusal.ts'

/**
 * Takes an OpenAPI document as the body and answers where to review what was made of it. A route handler, since server
 * actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    const body = await readDocument(request)
    const { id } = await importRestApi(context, { body })
    return Response.json({ location: `/console/apis/${id}/publish/review` }, { status: 201 })
  } catch (error) {
    return uploadRefusal(error, context)
  }
}
