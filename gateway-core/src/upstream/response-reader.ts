import { ChunkReader } from './chunk-reader.ts'
import { type ResponseHead, readResponseHead } from './response-head.ts'

/** As node's own parser takes them at most. */
const maxHeadBytes = 16 * 1024
/** Interim answers before the answer. */
const mostInterim = 20

/** Who hears what is read. */
export interface ResponseSink {
  onHead(status: number, rawHeaders: string[]): void
  /** `chunk` is a part of the bytes that were read. */
  onData(chunk: Buffer): void
}

/**
 * Reads one answer after the other from the bytes of a connection, strictly: what has more than one reading is refused.
 * It never reads behind the end of an answer; what stands there is the connection's fault to judge.
 */
export class ResponseReader {
  #state: 'head' | 'body' | 'over' | 'stopped' = 'over'
  #method = ''
  #sink: ResponseSink = nobody
  /** What has come of a head that is not complete. */
  #text = ''
  #interim = 0
  #isUntouched = false
  #head: ResponseHead = noHead
  #left = 0
  #chunks: ChunkReader | undefined = undefined

  /** Waits for the answer to a request. */
  begin(method: string, sink: ResponseSink): void {
    this.#state = 'head'
    this.#method = method
    this.#sink = sink
    this.#text = ''
    this.#interim = 0
    this.#isUntouched = true
    this.#chunks = undefined
  }

  /** Reads no more, although the answer is not over. */
  stop(): void {
    this.#state = 'stopped'
    this.#sink = nobody
  }

  /** Whether the answer has come to its end. */
  get isOver(): boolean {
    return this.#state === 'over'
  }

  /** Whether nothing of an answer has come yet. */
  get isUntouched(): boolean {
    return this.#isUntouched
  }

  /** Of the answer that is over. */
  get head(): ResponseHead {
    return this.#head
  }

  /** @returns the index behind what was read: all bytes, unless the answer is over before; or what is wrong. */
  read(bytes: Buffer): number | string {
    let at = 0
    this.#isUntouched = false
    while (this.#state === 'head' && at < bytes.length) {
      const next = this.#readHead(bytes, at)
      if (typeof next === 'string') return next
      at = next
    }
    return this.#state === 'body' && at < bytes.length ? this.#readBody(bytes, at) : at
  }

  /** The connection has ended. @returns what is wrong; undefined when the answer was meant to end so. */
  finish(): string | undefined {
    if (this.#state === 'body' && this.#head.framing === 'until-close') {
      this.#state = 'over'
      return undefined
    }
    return this.#state === 'head' ? 'the connection closed before an answer' : 'the connection closed in an answer'
  }

  #readHead(bytes: Buffer, from: number): number | string {
    const before = this.#text
    const piece = bytes.toString('latin1', from, Math.min(bytes.length, from + maxHeadBytes + 4 - before.length))
    const text = before === '' ? piece : before + piece
    // The empty line may have begun in what came before.
    const end = text.indexOf('\r\n\r\n', Math.max(0, before.length - 3))
    if (end === -1) {
      if (text.length > maxHeadBytes) return 'a head that is too long'
      const isStart = text.length < opening.length ? opening.startsWith(text) : text.startsWith(opening)
      this.#text = text
      return isStart ? bytes.length : 'a malformed status line'
    }
    this.#text = ''
    const head = readResponseHead(text.slice(0, end + 2), this.#method)
    if (typeof head === 'string') return head
    return this.#take(head) ?? from + end + 4 - before.length
  }

  #take(head: ResponseHead): string | undefined {
    const { status, framing } = head
    if (status < 200) {
      if (status === 101) return 'a switch of protocols'
      return ++this.#interim > mostInterim ? 'too many interim answers' : undefined
    }
    this.#head = head
    this.#left = head.length
    this.#state = framing === 'none' ? 'over' : 'body'
    if (framing === 'chunked') this.#chunks = new ChunkReader()
    this.#sink.onHead(status, head.rawHeaders)
    return undefined
  }

  #readBody(bytes: Buffer, from: number): number | string {
    if (this.#chunks !== undefined) return this.#readChunks(this.#chunks, bytes, from)
    const isUntilClose = this.#head.framing === 'until-close'
    const end = isUntilClose ? bytes.length : Math.min(bytes.length, from + this.#left)
    this.#left -= end - from
    if (!isUntilClose && this.#left === 0) this.#state = 'over'
    this.#sink.onData(from === 0 && end === bytes.length ? bytes : bytes.subarray(from, end))
    return end
  }

  #readChunks(chunks: ChunkReader, bytes: Buffer, from: number): number | string {
    const read = chunks.read(bytes, from, (data) => {
      this.#sink.onData(data)
      return this.#state === 'body'
    })
    if (chunks.isOver && this.#state === 'body') this.#state = 'over'
    return read
  }
}

const opening = 'HTTP/1.'
const nobody: ResponseSink = { onHead: () => undefined, onData: () => undefined }
const noHead: ResponseHead = {
  ...{ status: 0, rawHeaders: [], framing: 'none', length: 0, isKept: false, keepSeconds: undefined },
}
