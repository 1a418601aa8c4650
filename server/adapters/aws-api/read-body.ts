import type { AwsRequest } from './answer-aws-request.ts'
import { WireError } from './wire-error.ts'

/** The body of a request, at most `maxBytes` of it: a longer one is refused without being read to its end. */
export async function readBody(request: Pick<AwsRequest, 'headers' | 'body'>, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body) {
      length += chunk.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    // The client hung up: nobody reads the answer, and nothing is wrong here.
    throw error instanceof WireError ? error : new WireError('BadRequestException', 400, 'The body did not arrive')
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)
}

function tooLarge(maxBytes: number): WireError {
  return new WireError('RequestEntityTooLargeException', 413, `Request must be smaller than ${maxBytes} bytes`)
}
