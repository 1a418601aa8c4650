import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { readDocument } from '../../read-document.ts'
import { takeUpload } from '../../take-upload.ts'

/**
 * Takes an OpenAPI document as the body and answers where to review what was made of it. A route handler, since server
 * actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  return await takeUpload(async (context) => {
    const body = await readDocument(request)
    const { id } = await importRestApi(context, { body })
    return Response.json({ location: `/console/apis/${id}/publish/review` }, { status: 201 })
  })
}
