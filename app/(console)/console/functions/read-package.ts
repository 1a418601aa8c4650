import { ServiceError } from '#server/errors.ts'

/** The zip that a page of the console posts; the session is a cookie, so only our own pages may. */
export async function readPackage(request: Request): Promise<Uint8Array> {
  const origin = request.headers.get('origin')
  const isOurs = origin && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
  if (!isOurs) throw new ServiceError('ForbiddenException', 'Upload is for the pages of this console')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > sizeLimit) throw new ServiceError('BadRequestException', 'The zip file is larger than 10 MB')
    parts.push(part)
  }
  if (size === 0) throw new ServiceError('BadRequestException', 'The zip file is empty')
  return Buffer.concat(parts)
}

/** 10 MB. */
const sizeLimit = 10_000_000
