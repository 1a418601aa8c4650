import { Readable } from 'node:stream'
import type { Client, Flow } from '../client.ts'
import { apiId, stageName } from './deployed-api.ts'

export interface MemoryRequest {
  readonly method?: string
  /** Without the stage; `/{stage}` is put in front. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Replaces path and host. */
  readonly target?: string
  readonly host?: string
}

/** A caller in memory: says what it was told to, keeps what it is answered. */
export class MemoryClient implements Client {
  readonly method: string
  readonly target: string
  readonly host: string
  readonly rawHeaders: string[]
  readonly sourceIp = '203.0.113.7'
  readonly protocol = 'HTTP/1.1'
  readonly bodyLength: number
  gone = false
  flow: Flow | undefined = undefined
  status = 0
  headers: string[] = []
  written = ''
  isEnded = false
  isDestroyed = false
  bytesSent = 0
  /** What was written, byte for byte. */
  readonly chunks: Buffer[] = []
  #done: (() => void) | undefined = undefined
  /** What `write` says. */
  takesMore = true
  readonly #body: string

  constructor({ method = 'GET', path = '/', headers = {}, body = '', target, host }: MemoryRequest = {}) {
    this.method = method
    this.target = target ?? `/${stageName}${path}`
    this.host = host ?? `${apiId}.execute-api.us-east-1.localhost`
    this.rawHeaders = Object.entries(headers).flat()
    this.bodyLength = Buffer.byteLength(body)
    this.#body = body
  }

  onDone(done: () => void): void {
    if (this.isEnded || this.isDestroyed || this.gone) done()
    else this.#done = done
  }

  body(): Readable {
    return Readable.from([Buffer.from(this.#body)], { objectMode: false })
  }

  start(status: number, headers: string[]): void {
    if (this.status !== 0) throw new Error('The head was written before')
    this.status = status
    this.headers = headers
  }

  write(chunk: Uint8Array): boolean {
    this.written += Buffer.from(chunk).toString()
    this.chunks.push(Buffer.from(chunk))
    this.bytesSent += chunk.length
    return this.takesMore
  }

  end(chunk: Uint8Array | string = ''): void {
    this.written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    this.chunks.push(Buffer.from(chunk))
    this.bytesSent += Buffer.byteLength(chunk)
    this.isEnded = true
    this.#done?.()
  }

  destroy(): void {
    this.isDestroyed = true
    this.#done?.()
  }

  /** The caller leaves before it has its answer. */
  leave(): void {
    this.gone = true
    this.flow?.abort()
    this.#done?.()
  }

  /** One header of the answer. */
  header(lowerCaseName: string): string | undefined {
    const at = this.headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === lowerCaseName)
    return at === -1 ? undefined : this.headers[at + 1]
  }
}
