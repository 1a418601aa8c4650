import { randomUUID } from 'node:crypto'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { ServiceError } from '#server/errors.ts'
import { importDocumentationParts } from '#server/rest-apis/documentation/import-documentation-parts.ts'
import { readUpload } from '../../../../../../read-upload.ts'

interface ImportRoute {
  params: Promise<{ apiId: string }>
}

/** Takes a document with documentation parts as the body: `?mode=overwrite&failOnWarnings=true`. */
export async function POST(request: Request, { params }: ImportRoute): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    const { apiId: restApiId } = await params
    const search = new URL(request.url).searchParams
    const body = await readUpload(request, { bytes: 60_000_000, what: 'The document', limit: '60 MB' })
    const { ids, warnings = [] } = await importDocumentationParts.invoke(context, {
      restApiId,
      body,
      mode: search.get('mode') ?? 'merge',
      failOnWarnings: search.get('failOnWarnings') === 'true',
    })
    return Response.json({ count: ids.length, warnings })
  } catch (error) {
    const { message, fields, requestId } = refusedState(error, context)
    const details = Object.values(fields ?? {}).join(' ')
    const text = [details || message, requestId && `Request id: ${requestId}`].filter(Boolean).join(' ')
    return Response.json({ message: text }, { status: error instanceof ServiceError ? error.status : 500 })
  }
}
