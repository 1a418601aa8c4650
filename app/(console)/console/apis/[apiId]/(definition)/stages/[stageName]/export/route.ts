import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getExport } from '#server/rest-apis/openapi/get-export.ts'

interface ExportRoute {
  params: Promise<{ apiId: string; stageName: string }>
}

/** A stage as a document to download: `?type=swagger&format=yaml&extensions=apigateway`. */
export async function GET(request: Request, { params }: ExportRoute): Promise<Response> {
  const { apiId: restApiId, stageName } = await params
  const search = new URL(request.url).searchParams
  try {
    const { body, contentType, contentDisposition } = await getExport(await currentContext(), {
      restApiId,
      stageName: decodeURIComponent(stageName),
      exportType: search.get('type') ?? 'oas30',
      accepts: search.get('format') === 'json' ? 'application/json' : 'application/yaml',
      parameters: { extensions: search.get('extensions') ?? '' },
    })
    return new Response(Buffer.from(body), {
      headers: { 'content-type': contentType, 'content-disposition': contentDisposition },
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}
