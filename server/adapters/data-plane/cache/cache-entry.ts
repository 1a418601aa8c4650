import type { CachedAnswer } from 'gateway-core/ports.ts'

/** Grows with every change of the form; an entry of another version is a miss. */
const version = 1
const headBytes = 1 + 2 + 8 + 8 + 4

/** An answer as bytes: version, status, two times, the length of the headers, the headers as JSON, the body. */
export function encodeCacheEntry({ status, headers, body, storedAt, expiresAt }: CachedAnswer): Buffer {
  const headerText = Buffer.from(JSON.stringify(headers))
  const entry = Buffer.allocUnsafe(headBytes + headerText.length + body.length)
  entry.writeUInt8(version, 0)
  entry.writeUInt16BE(status, 1)
  entry.writeDoubleBE(storedAt, 3)
  entry.writeDoubleBE(expiresAt, 11)
  entry.writeUInt32BE(headerText.length, 19)
  entry.set(headerText, headBytes)
  entry.set(body, headBytes + headerText.length)
  return entry
}

/** @returns undefined for what is no entry of this version. */
export function decodeCacheEntry(entry: Buffer): CachedAnswer | undefined {
  if (entry.length < headBytes || entry.readUInt8(0) !== version) return undefined
  const end = headBytes + entry.readUInt32BE(19)
  const headers = end <= entry.length ? readTexts(entry.toString('utf8', headBytes, end)) : undefined
  if (headers === undefined) return undefined
  return {
    status: entry.readUInt16BE(1),
    headers,
    body: entry.subarray(end),
    storedAt: entry.readDoubleBE(3),
    expiresAt: entry.readDoubleBE(11),
  }
}

function readTexts(json: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) && value.every((text) => typeof text === 'string') ? value : undefined
  } catch {
    return undefined
  }
}
