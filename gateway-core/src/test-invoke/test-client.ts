import { Readable } from 'node:stream'
import { type Client, type Flow, maxPayloadBytes } from '../client.ts'

/** What a test asks of a method. */
export interface TestRequest {
  readonly httpMethod: string
  /** Below the stage; starts with `/`. */
  readonly path: string
  /** Raw, without `?`. */
  readonly query: string
  /** Name, value, name, value … */
  readonly headers: readonly string[]
  readonly body: string
}

/** Where a test pretends to come from. */
export interface TestOrigin {
  readonly sourceIp: string
  /** Whether by TLS. */
  readonly isSecure?: boolean
}

/** The caller of a test: it is nobody's connection, and keeps what it is answered. */
export class TestClient implements Client {
  readonly method: string
  readonly target: string
  /** What AWS calls the domain of a test (`$context.domainName`). */
  readonly host = 'testPrefix.testDomainName'
  readonly rawHeaders: readonly string[]
  readonly sourceIp: string
  readonly isSecure: boolean
  readonly protocol = 'HTTP/1.1'
  readonly bodyLength: number
  gone = false
  flow: Flow | undefined = undefined
  status = 0
  headers: readonly string[] = []
  readonly #body: Buffer
  readonly #chunks: Uint8Array[] = []
  #bytes = 0
  #settle: (whole: boolean) => void = () => undefined
  /** Whether the whole answer is here; false when it broke off or is larger than a gateway passes. */
  readonly answered = new Promise<boolean>((resolve) => {
    this.#settle = resolve
  })

  /** @param stageName goes before the path, as in a request to a deployed stage. */
  constructor({ httpMethod, path, query, headers, body }: TestRequest, stageName: string, origin = nowhere) {
    this.sourceIp = origin.sourceIp
    this.isSecure = origin.isSecure === true
    this.method = httpMethod
    this.target = query === '' ? `/${stageName}${path}` : `/${stageName}${path}?${query}`
    this.rawHeaders = headers
    this.#body = Buffer.from(body)
    this.bodyLength = this.#body.length
  }

  body(): Readable {
    return Readable.from([this.#body], { objectMode: false })
  }

  start(status: number, headers: string[]): void {
    this.status = status
    this.headers = headers
  }

  get bytesSent(): number {
    return this.#bytes
  }

  onDone(done: () => void): void {
    void this.answered.then(done)
  }

  write(chunk: Uint8Array): boolean {
    this.#bytes += chunk.length
    if (this.#bytes <= maxPayloadBytes) this.#chunks.push(chunk)
    else this.destroy()
    return true
  }

  end(chunk?: Uint8Array | string): void {
    if (chunk !== undefined) this.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    this.#settle(true)
  }

  destroy(): void {
    this.gone = true
    this.#settle(false)
    this.flow?.abort()
  }

  /** What came so far. */
  received(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

/** What AWS puts in the place of an address. */
const nowhere: TestOrigin = { sourceIp: 'test-invoke-source-ip' }
