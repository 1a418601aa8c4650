import { Readable } from 'node:stream'
import { type Client, type Flow, maxPayloadBytes, PayloadTooLarge } from '../client.ts'

/** A caller behind a route handler. */
export class FetchClient implements Client {
  readonly method: string
  readonly target: string
  readonly host: string
  readonly rawHeaders: readonly string[]
  readonly sourceIp: string
  readonly protocol = 'HTTP/1.1'
  readonly bodyLength: number
  gone = false
  flow: Flow | undefined = undefined
  readonly #request: Request
  readonly #respond: (response: Response) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined = undefined
  #status = 0
  #headers: Headers | undefined = undefined
  #sent = 0
  #isOver = false
  #done: (() => void) | undefined = undefined

  constructor(request: Request, sourceIp: string, prefix: string, respond: (response: Response) => void) {
    const { pathname, search, host } = new URL(request.url)
    const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname
    this.method = request.method
    this.target = path + search
    this.host = (request.headers.get('host') ?? host).toLowerCase().replace(/:\d*$/, '')
    this.rawHeaders = forwarded(request.headers)
    this.sourceIp = sourceIp
    this.bodyLength = request.body === null ? 0 : bodyLength(request.headers)
    this.#request = request
    this.#respond = respond
    request.signal.addEventListener('abort', () => this.#leave())
  }

  get bytesSent(): number {
    return this.method === 'HEAD' || hasNoBody(this.#status) ? 0 : this.#sent
  }

  onDone(done: () => void): void {
    if (this.#isOver) done()
    else this.#done = done
  }

  body(): Readable {
    return Readable.from(limited(this.#request.body), { objectMode: false })
  }

  start(status: number, headers: string[]): void {
    this.#status = status
    this.#headers = returned(headers)
  }

  write(chunk: Uint8Array): boolean {
    const controller = this.#controller ?? this.#open()
    this.#sent += chunk.length
    controller.enqueue(chunk)
    return (controller.desiredSize ?? 0) > 0
  }

  end(chunk?: Uint8Array | string): void {
    if (chunk !== undefined) this.#sent += Buffer.byteLength(chunk)
    if (this.#controller === undefined) {
      this.#answer(chunk === undefined || chunk.length === 0 ? null : Buffer.from(chunk))
    } else {
      if (chunk !== undefined && chunk.length > 0) this.#controller.enqueue(Buffer.from(chunk))
      this.#controller.close()
    }
    this.#over()
  }

  destroy(): void {
    const controller = this.#controller ?? this.#open()
    controller.error(new Error('The backend broke off'))
    this.#over()
  }

  #open(): ReadableStreamDefaultController<Uint8Array> {
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => this.flow?.resume(),
        cancel: () => this.#leave(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
    )
    this.#answer(stream)
    if (this.#controller === undefined) throw new Error('A stream starts when it is made')
    return this.#controller
  }

  #answer(body: ConstructorParameters<typeof Response>[0]): void {
    const isEmpty = hasNoBody(this.#status)
    const isForeign = this.#status < 200 || this.#status > 599
    const status = isForeign ? 502 : this.#status
    this.#respond(new Response(isEmpty ? null : body, { status, headers: this.#headers }))
  }

  #leave(): void {
    this.gone = true
    this.flow?.abort()
    this.#over()
  }

  #over(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#done?.()
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}

/** The console's cookies are nobody's business but the console's. */
const notForwarded = new Set(['cookie', 'cookie2'])

function forwarded(headers: Headers): string[] {
  const flat: string[] = []
  headers.forEach((value, name) => {
    if (!notForwarded.has(name)) flat.push(name, value)
  })
  return flat
}

/** What would reach beyond the answer into the console's origin. */
const notReturned = new Set(['set-cookie', 'set-cookie2', 'clear-site-data', 'service-worker-allowed'])

function returned(flat: readonly string[]): Headers {
  const headers = new Headers()
  for (let index = 0; index < flat.length; index += 2) {
    const name = flat[index] ?? ''
    if (!notReturned.has(name.toLowerCase())) headers.append(name, flat[index + 1] ?? '')
  }
  headers.append('Content-Security-Policy', 'sandbox')
  return headers
}

function bodyLength(headers: Headers): number {
  const length = headers.get('content-length')
  return length !== null && /^\d+$/.test(length) ? Number(length) : -1
}

async function* limited(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > maxPayloadBytes) throw new PayloadTooLarge()
    yield chunk
  }
}
