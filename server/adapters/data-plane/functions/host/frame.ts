/**
 * What gateway and host process say to each other over their pipe: a length (4 bytes, big endian), a kind (1 byte), a
 * body. Not node's IPC: its parser has messages that act on the parent, and no limit on what it keeps.
 */
export const frames = {
  /** To the host, before any code: where it may connect to (JSON). */
  guard: 0,
  /** To the host: what to load (JSON). */
  init: 1,
  /** To the host: the facts about the next event (JSON). */
  invoke: 2,
  /** To the host: the event itself; it runs now. */
  event: 3,
  /** To the host: so many bytes of a streamed answer were taken (decimal). */
  taken: 4,
  /** From the host: the handler is loaded. */
  loaded: 10,
  /** From the host: it could not be loaded (Lambda's error, JSON). */
  notLoaded: 11,
  log: 12,
  /** From the host: what the handler returned (JSON). */
  result: 13,
  /** From the host: what it threw (Lambda's error, JSON). */
  failure: 14,
  /** From the host: a part of a streamed answer. */
  piece: 15,
  /** From the host: the streamed answer is complete. */
  streamed: 16,
} as const

const headBytes = 5

export function encodeFrame(kind: number, body: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headBytes + body.length)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt8(kind, 4)
  frame.set(body, headBytes)
  return frame
}

/**
 * Cuts what arrives into frames.
 * @returns what takes the arriving bytes; false when a frame is larger than `maxBytes`, after which it takes no more.
 */
export function createFrameReader(
  maxBytes: number,
  onFrame: (kind: number, body: Buffer) => void,
): (chunk: Buffer) => boolean {
  let parts: Buffer[] = []
  let held = 0
  let needed = headBytes
  let isBroken = false
  const gather = () => {
    const all = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, held)
    parts = [all]
    return all
  }
  return (chunk) => {
    if (isBroken) return false
    parts.push(chunk)
    held += chunk.length
    while (held >= needed) {
      const all = gather()
      const length = all.readUInt32BE(0)
      if (length > maxBytes) {
        isBroken = true
        parts = []
        return false
      }
      needed = headBytes + length
      if (held < needed) break
      const rest = all.subarray(needed)
      onFrame(all.readUInt8(4), all.subarray(headBytes, needed))
      parts = [rest]
      held = rest.length
      needed = headBytes
    }
    return true
  }
}
