import { format } from 'node:util'
import { logBytes } from './host-message.ts'

/** The log of the running event. */
export interface LogLines {
  /** What follows belongs to this event. */
  begin(requestId: string): void
  /** Sends what was kept back. */
  flush(): void
  /** A line as Lambda's console writes it. */
  line(level: string, message: string): void
}

const tailBytes = 4096

/**
 * Sends what is written to standard output, standard error and the console to the gateway, in order. An event that
 * writes very much costs the gateway no more than `logBytes`; then only the end is kept.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function captureLog(send: (bytes: Uint8Array) => void): LogLines {
  let requestId = ''
  let left = logBytes
  let tail: Buffer = Buffer.alloc(0)
  const write = (chunk: unknown, encoding?: unknown) => {
    let bytes = typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : toBuffer(chunk)
    // A large write is sent in part only, so a frame is never larger than what an event may log.
    if (bytes.length <= left) {
      left -= bytes.length
      return send(bytes)
    }
    left = 0
    bytes = bytes.subarray(-tailBytes)
    tail = Buffer.concat([tail, bytes]).subarray(-tailBytes)
  }
  const line = (level: string, message: string) => {
    write(`${new Date().toISOString()}\t${requestId || 'undefined'}\t${level}\t${message}\n`)
  }
  captureStreams(write)
  for (const [method, level] of levels) {
    Object.assign(console, { [method]: (...args: unknown[]) => line(level, format(...args)) })
  }
  const flush = () => {
    if (tail.length > 0) send(tail)
    tail = Buffer.alloc(0)
  }
  return {
    line,
    flush,
    begin(id) {
      flush()
      requestId = id
      left = logBytes
    },
  }
}

const levels = [
  ['log', 'INFO'],
  ['info', 'INFO'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
  ['debug', 'DEBUG'],
  ['trace', 'TRACE'],
] as const

function captureStreams(write: (chunk: unknown, encoding?: unknown) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    const replaced = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
      write(chunk, encoding)
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') process.nextTick(callback)
      return true
    }
    Object.assign(stream, { write: replaced })
  }
}

function encodingOf(encoding: unknown): BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'
}

function toBuffer(chunk: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  throw new TypeError('The "chunk" argument must be of type string or an instance of Buffer or Uint8Array')
}
