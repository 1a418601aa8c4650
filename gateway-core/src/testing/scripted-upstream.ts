import {
  createServer as createHttpServer,
  Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A request as the upstream saw it. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  /** With the sender's spelling. */
  readonly rawHeaders: readonly string[]
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Answer = (request: IncomingMessage, response: ServerResponse, seen: SeenRequest) => void

export interface ScriptedUpstream extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly origin: string
  /** In order of arrival, bodies complete. */
  readonly seen: SeenRequest[]
  /** Connections that are open now. */
  readonly connections: ReadonlySet<Socket>
  /** What it answers from now on; at first 200 with the request as JSON. */
  answers(answer: Answer): void
}

/** A backend over a real socket that does what a test says. @param tls makes it an HTTPS backend. */
export async function scriptedUpstream(tls?: { key: string; cert: string }): Promise<ScriptedUpstream> {
  const seen: SeenRequest[] = []
  let current: Answer = echo
  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request).catch(() => Buffer.from('(aborted)'))
    const { method = '', url = '', rawHeaders, headers } = request
    const entry = { method, url, rawHeaders, headers, body: body.toString() }
    seen.push(entry)
    current(request, response, entry)
  }
  const server = tls === undefined ? createHttpServer(onRequest) : createHttpsServer(tls, onRequest)
  const { origin, connections, close } = await listen(server)
  const answers = (answer: Answer) => {
    current = answer
  }
  return { origin, seen, connections, answers, [Symbol.asyncDispose]: close }
}

/** A backend that speaks whatever a test writes to the socket: for garbage, resets and half answers. */
export async function rawUpstream(
  onConnection: (socket: Socket) => void,
): Promise<Pick<ScriptedUpstream, 'origin' | 'connections'> & AsyncDisposable> {
  const { origin, connections, close } = await listen(createTcpServer(onConnection))
  return { origin, connections, [Symbol.asyncDispose]: close }
}

function echo(_request: IncomingMessage, response: ServerResponse, seen: SeenRequest): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'X-Upstream': 'yes' })
  response.end(JSON.stringify(seen))
}

async function listen(server: Server) {
  const isHttp = server instanceof HttpServer || server instanceof HttpsServer
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.on('error', () => undefined)
    // A socket that nobody reads never learns that its peer left.
    if (!isHttp) socket.resume()
    socket.on('close', () => connections.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    for (const socket of connections) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  const scheme = server instanceof HttpsServer ? 'https' : 'http'
  return { origin: `${scheme}://127.0.0.1:${port}`, connections, close }
}
