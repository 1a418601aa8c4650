import { isUtf8 } from 'node:buffer'

/** The most of a body that a trace keeps. */
export const tracedBytes = 64 * 1024

/** A body, as a trace keeps it. */
export interface TracedBody {
  /** Empty where `note` says why it is not all. */
  readonly text: string
  /** Of the whole body; absent when nobody counted. */
  readonly bytes?: number
  /** `cut` after 64 KB; `binary` is no text; `streamed` went through without being kept. */
  readonly note?: 'cut' | 'binary' | 'streamed'
}

/** A body that went through without being kept. */
export const streamedBody: TracedBody = { text: '', note: 'streamed' }

/** @param redact takes secrets out; it sees whole texts, before they are cut. */
export function tracedBody(body: string | Uint8Array, redact: (text: string) => string): TracedBody {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  // A secret that the cut goes through is still recognised: what is redacted is longer than what is kept.
  const margin = utf8Prefix(bytes, tracedBytes + 16 * 1024)
  if (!isUtf8(margin)) return { text: '', bytes: bytes.length, note: 'binary' }
  const redacted = Buffer.from(redact(Buffer.from(margin).toString()))
  const kept = utf8Prefix(redacted, tracedBytes)
  const isCut = kept.length < redacted.length || margin.length < bytes.length
  return { text: Buffer.from(kept).toString(), bytes: bytes.length, ...(isCut ? { note: 'cut' as const } : {}) }
}

/** At most `limit` bytes, without the beginning of a character that does not fit. */
export function utf8Prefix(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes
  let end = limit
  // Bytes 10xxxxxx go on with a character.
  while (end > limit - 4 && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
