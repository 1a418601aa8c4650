import { putRestApi } from '#server/rest-apis/openapi/put-rest-api.ts'
import { readDocument } from '../../../../../read-document.ts'
import { takeUpload } from '../../../../../take-upload.ts'

interface ImportRoute {
  params: Promise<{ apiId: string }>
}

/**
 * Takes an OpenAPI document as the body, into the draft of an API that exists, and answers where the report is:
 * `?mode=overwrite&failOnWarnings=true&ignore=documentation&basepath=prepend`, as on the wire.
 */
export async function POST(request: Request, { params }: ImportRoute): Promise<Response> {
  return await takeUpload(async (context) => {
    const { apiId: restApiId } = await params
    const search = new URL(request.url).searchParams
    const ignore = search.get('ignore')
    const basepath = search.get('basepath')
    const body = await readDocument(request)
    await putRestApi.invoke(context, {
      restApiId,
      body,
      mode: search.get('mode') ?? 'merge',
      failOnWarnings: search.get('failOnWarnings') === 'true',
      parameters: { ...(ignore === null ? {} : { ignore }), ...(basepath === null ? {} : { basepath }) },
    })
    return Response.json({ location: `/console/apis/${restApiId}/import` })
  })
}
