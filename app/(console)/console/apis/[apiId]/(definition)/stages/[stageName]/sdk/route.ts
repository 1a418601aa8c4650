import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getSdk } from '#server/rest-apis/sdks/get-sdk.ts'

interface SdkRoute {
  params: Promise<{ apiId: string; stageName: string }>
}

/** The JavaScript SDK of a stage as a zip to download. */
export async function GET(_request: Request, { params }: SdkRoute): Promise<Response> {
  const { apiId: restApiId, stageName } = await params
  try {
    const { body, contentDisposition } = await getSdk(await currentContext(), {
      restApiId,
      stageName: decodeURIComponent(stageName),
      sdkType: 'javascript',
    })
    return new Response(Buffer.from(body), {
      headers: { 'content-type': 'application/zip', 'content-disposition': contentDisposition },
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}
