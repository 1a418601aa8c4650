import { promisify } from 'node:util'
import { gunzip, inflate, inflateRaw } from 'node:zlib'
import { maxPayloadBytes } from '../client.ts'

type Decoder = (bytes: Buffer) => Promise<Buffer>

/** What a body may become: more is refused while it is unpacked, so that a small body cannot fill the memory. */
const options = { maxOutputLength: maxPayloadBytes }
const unzip: Decoder = (bytes) => promisify(gunzip)(bytes, options)
/** `deflate` means zlib's format; some send the bare stream. */
const deflate: Decoder = (bytes) => promisify((bytes[0] ?? 0) % 16 === 8 ? inflate : inflateRaw)(bytes, options)

const decoders: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', unzip],
  ['x-gzip', unzip],
  ['deflate', deflate],
])

/**
 * The codings that a `Content-Encoding` names, in the order in which they were applied; `identity` is none.
 * @returns undefined when one is unknown or there are too many.
 */
export function contentCodings(contentEncoding: string): readonly Decoder[] | undefined {
  const found: Decoder[] = []
  for (const part of contentEncoding.split(',')) {
    const name = part.trim().toLowerCase()
    if (name === '' || name === 'identity') continue
    const decoder = decoders.get(name)
    if (decoder === undefined || found.length === 2) return undefined
    found.push(decoder)
  }
  return found
}

/** Takes bytes out of their codings, the last one first. Works on node's own threads, not on this one. */
export async function decodeContent(
  bytes: Buffer,
  codings: readonly Decoder[],
): Promise<Buffer | 'malformed' | 'too large'> {
  let decoded = bytes
  try {
    for (const decode of codings.toReversed()) decoded = await decode(decoded)
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isLarge ? 'too large' : 'malformed'
  }
  return decoded
}
