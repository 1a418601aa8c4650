import { randomUUID } from 'node:crypto'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { ServiceError } from '#server/errors.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'

/** 60 MB. */
const sizeLimit = 60_000_000

/**
 * Takes an OpenAPI document as the body and answers where to review what was made of it. A route handler, since server
 * actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    requireSameOrigin(request)
    const body = await readBody(request)
    const { id } = await importRestApi(context, { body })
    return Response.json({ location: `/console/apis/${id}/publish/review` }, { status: 201 })
  } catch (error) {
    const { message, fields, requestId } = refusedState(error, context)
    const details = Object.values(fields ?? {}).join(' ')
    const text = [details || message, requestId && `Request id: ${requestId}`].filter(Boolean).join(' ')
    return Response.json({ message: text }, { status: error instanceof ServiceError ? error.status : 500 })
  }
}

/** The session is a cookie: only our own pages may post with it. */
function requireSameOrigin({ headers }: Request): void {
  const origin = headers.get('origin')
  const host = headers.get('host')
  if (origin && URL.canParse(origin) && new URL(origin).host === host) return
  throw new ServiceError('ForbiddenException', 'Import is for the pages of this console; use the /aws endpoint instead')
}

/** The whole body, given up as soon as it is too large. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > sizeLimit) {
      throw new ServiceError(
        'BadRequestException',
        'The document is larger than 60 MB: split it, or leave examples out',
      )
    }
    parts.push(part)
  }
  if (size === 0) throw new ServiceError('BadRequestException', 'The document is empty')
  return Buffer.concat(parts)
}
