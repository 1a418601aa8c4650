/** What stands before the body of a streamed answer. */
export interface StreamPrelude {
  /** JSON. */
  readonly metadata: string
  /** What came behind the separator already. */
  readonly rest: Uint8Array
}

/** Eight NUL bytes separate metadata and body; JSON cannot hold one. */
const separator = Buffer.alloc(8)
/** The separator must come within the first 16 KB. */
const maxBytes = 16 * 1024

/**
 * Reads metadata and separator off a function's stream (developer guide, "Lambda proxy integration with payload response
 * streaming"; `awslambda.HttpResponseStream.from` of Lambda's runtimes writes them). Never rejects.
 * @returns `late` when they did not come in time; another text says what is wrong.
 */
export async function readStreamPrelude(
  pieces: AsyncIterator<Uint8Array>,
  timeoutMs: number,
): Promise<StreamPrelude | string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(0, timeoutMs))
  })
  const prelude = read(pieces).catch((error) => `it broke off: ${error instanceof Error ? error.message : error}`)
  const first = await Promise.race([prelude, late])
  clearTimeout(timer)
  return first
}

async function read(pieces: AsyncIterator<Uint8Array>): Promise<StreamPrelude | string> {
  let received = Buffer.alloc(0)
  while (received.length < maxBytes + separator.length) {
    const piece = await pieces.next()
    if (piece.done === true) return 'it has no metadata before eight NUL bytes'
    received = Buffer.concat([received, piece.value])
    const at = received.indexOf(separator)
    if (at !== -1 && at <= maxBytes) {
      return { metadata: received.toString('utf8', 0, at), rest: received.subarray(at + separator.length) }
    }
  }
  return 'there are no eight NUL bytes in its first 16 KB'
}
