import { ServiceError } from '#server/errors.ts'

interface UploadLimit {
  bytes: number
  /** What it is called, and its limit in words: `The document`, `60 MB: split it, or leave examples out`. */
  what: string
  limit: string
}

/**
 * The body that a page of the console posts to a route handler, given up as soon as it is too large. The session is a
 * cookie, so only our own pages may post with it.
 */
export async function readUpload(
  request: Request,
  { bytes, what, limit }: UploadLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  requireSameOrigin(request)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > bytes) throw new ServiceError('BadRequestException', `${what} is larger than ${limit}`)
    parts.push(part)
  }
  if (size === 0) throw new ServiceError('BadRequestException', `${what} is empty`)
  return Buffer.concat(parts)
}

function requireSameOrigin({ headers }: Request): void {
  const origin = headers.get('origin')
  const host = headers.get('host')
  if (origin && URL.canParse(origin) && new URL(origin).host === host) return
  throw new ServiceError('ForbiddenException', 'Upload is for the pages of this console; use the /aws endpoint instead')
}
