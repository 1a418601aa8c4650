import { readUpload } from '../read-upload.ts'

/** The zip that a page of the console posts: 10 MB at most. */
export function readPackage(request: Request): Promise<Uint8Array> {
  return readUpload(request, { bytes: 10_000_000, what: 'The zip file', limit: '10 MB' })
}
