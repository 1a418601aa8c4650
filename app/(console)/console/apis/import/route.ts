import { randomUUID } from 'node:crypto'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { ServiceError } from '#server/errors.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { readUpload } from '../../read-upload.ts'

const limit = { bytes: 60_000_000, what: 'The document', limit: '60 MB: split it, or leave examples out' }

/**
 * Takes an OpenAPI document as the body and answers where to review what was made of it. A route handler, since server
 * actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    const body = await readUpload(request, limit)
    const { id } = await importRestApi(context, { body })
    return Response.json({ location: `/console/apis/${id}/publish/review` }, { status: 201 })
  } catch (error) {
    const { message, fields, requestId } = refusedState(error, context)
    const details = Object.values(fields ?? {}).join(' ')
    const text = [details || message, requestId && `Request id: ${requestId}`].filter(Boolean).join(' ')
    return Response.json({ message: text }, { status: error instanceof ServiceError ? error.status : 500 })
  }
}
