import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getFunction } from '#server/functions/get-function.ts'

interface CodeRoute {
  params: Promise<{ functionName: string }>
}

/** A function's package to download; `?qualifier=` for a version or an alias. */
export async function GET(request: Request, { params }: CodeRoute): Promise<Response> {
  const { functionName } = await params
  const qualifier = new URL(request.url).searchParams.get('qualifier') ?? undefined
  try {
    const { code, configuration } = await getFunction(await currentContext(), { functionName, qualifier })
    const version = configuration.version === '$LATEST' ? '' : `-${configuration.version}`
    return new Response(Buffer.from(code.zipFile), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${configuration.functionName}${version}.zip"`,
      },
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}
