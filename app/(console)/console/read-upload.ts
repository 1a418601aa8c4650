import { getTranslations } from 'next-intl/server'
import { ServiceError } from '#server/errors.ts'

interface UploadLimit {
  bytes: number
  /** What is said of a body that is larger, and of none. */
  tooLarge: string
  empty: string
}

/**
 * The body that a page of the console posts to a route handler, given up as soon as it is too large. The session is a
 * cookie, so only our own pages may post with it.
 */
export async function readUpload(
  request: Request,
  { bytes, tooLarge, empty }: UploadLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isSameOrigin(request)) {
    throw new ServiceError('ForbiddenException', (await getTranslations('ui'))('upload.elsewhere'))
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > bytes) throw new ServiceError('BadRequestException', tooLarge)
    parts.push(part)
  }
  if (size === 0) throw new ServiceError('BadRequestException', empty)
  return Buffer.concat(parts)
}

function isSameOrigin({ headers }: Request): boolean {
  const origin = headers.get('origin')
  const host = headers.get('host')
  return Boolean(origin && URL.canParse(origin) && new URL(origin).host === host)
}
