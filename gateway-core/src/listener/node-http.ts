import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Gateway } from '../gateway.ts'
import { Reply } from '../pipeline/reply.ts'
import { isApiHost } from '../routing/address.ts'
import { endingSockets } from './ending-sockets.ts'
import type { IsTrustedProxy } from './forwarded-caller.ts'
import { listenerRefusals } from './listener-refusals.ts'
import { type ClientRules, NodeClient } from './node-client.ts'
import { defaultPatience, type Patience } from './patience.ts'
import { type RequestHead, readRequestHead } from './request-head.ts'
import type { IsWithheld } from './withheld-cookies.ts'

export interface NodeListenerOptions {
  /** What `/readyz` says beyond "a snapshot is loaded"; a process that is about to stop says no. */
  readonly ready?: () => boolean
  /** Cookies of others on this host, such as a console's on another port: neither forwarded nor settable. */
  readonly isWithheldCookie?: IsWithheld
  /** Proxies in front of the gateway that are believed about who called them; nobody unless given. */
  readonly isTrustedProxy?: IsTrustedProxy | undefined
  /** How long callers are waited for, where it is not as usual. */
  readonly patience?: Partial<Patience>
}

/**
 * The fast door: a node:http server that hands its requests to the gateway. The caller listens and closes. On hosts
 * that are no API's it answers `/healthz` and `/readyz`; on an API's host, or a custom domain name, `/ping` and `/sping`,
 * which AWS reserves.
 */
export function createNodeListener(gateway: Gateway, options: NodeListenerOptions = {}): Server {
  const patience = { ...defaultPatience, ...options.patience }
  const { isWithheldCookie: isWithheld, isTrustedProxy } = options
  const rules: ClientRules = { patience, isWithheld, isTrustedProxy }
  const server = createServer({ ...serverOptions, connectionsCheckingInterval: Math.min(2000, patience.headMs / 5) })
  // A request that is not understood leaves the connection in doubt: it is closed.
  const refuse = (request: IncomingMessage, response: ServerResponse, reply: Reply) => {
    endingSockets.add(request.socket)
    response.shouldKeepAlive = false
    gateway.answer(new NodeClient(request, response, bodyOf(request), false, rules), reply)
  }
  const onRequest = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => {
    // Pipelined behind a request after which the connection ends: RFC 9112 section 9.6.
    if (endingSockets.has(request.socket)) return
    if (!response.shouldKeepAlive) endingSockets.add(request.socket)
    const head = readRequestHead(request)
    if (head instanceof Reply) return refuse(request, response, head)
    const client = new NodeClient(request, response, head, expectsContinue, rules)
    const probe = answerProbe(client, gateway, options)
    if (probe === undefined) gateway.handle(client)
    else gateway.answer(client, probe)
  }
  server.on('request', (request, response) => onRequest(request, response, false))
  // The limits decide before the body is asked for.
  server.on('checkContinue', (request, response) => onRequest(request, response, true))
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    refuse(request, response, expectationFailed())
  })
  server.on('connect', (_request, socket) => answerRaw(socket, methodNotAllowed()))
  server.on('clientError', (error, socket) => onClientError(error, socket as Socket))
  server.headersTimeout = patience.headMs
  server.requestTimeout = patience.requestMs
  server.keepAliveTimeout = patience.idleMs
  // More than fit into the header quota: dropping some silently would change what a request says.
  server.maxHeadersCount = 4096
  return server
}

const serverOptions = {
  noDelay: true,
  highWaterMark: 64 * 1024,
  // Above the quota, so that a head just over it still gets an answer with ids.
  maxHeaderSize: 32 * 1024,
  // Checked with the rest of the head, so that the answer has the form of the others.
  requireHostHeader: false,
  insecureHTTPParser: false,
  rejectNonStandardBodyWrites: true,
  optimizeEmptyRequests: true,
  // `Upgrade: h2c` and the like are never followed here, so they cannot be smuggled through either.
  shouldUpgradeCallback: () => false,
}

const { badRequest, methodNotAllowed, timedOut, expectationFailed, headersTooLarge } = listenerRefusals

/** The head of a refused request, of which only matters whether it has a body. */
function bodyOf({ headers }: IncomingMessage): RequestHead {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return { target: '', host: '', bodyLength: hasBody ? -1 : 0 }
}

function answerProbe(client: NodeClient, gateway: Gateway, { ready }: NodeListenerOptions): Reply | undefined {
  const { target, host } = client
  // Every probe is short: most requests are told apart by their length.
  if (target.length > 32) return undefined
  const path = target.split('?', 1)[0]
  if (isApiHost(host) || gateway.isDomain(host)) {
    return path === '/ping' || path === '/sping' ? text(200, 'healthy') : undefined
  }
  if (path === '/healthz') return text(200, 'ok')
  if (path !== '/readyz') return undefined
  return gateway.ready && ready?.() !== false ? text(200, 'ready') : text(503, 'not ready')
}

function text(status: number, body: string): Reply {
  return new Reply(status, ['Content-Type', 'text/plain', 'Content-Length', `${body.length}`], body)
}

/** What node's parser refuses, in the form of the other errors. */
function onClientError(error: Error & { code?: string }, socket: ErringSocket): void {
  const underWay = socket._httpMessage
  if (underWay?.req.complete === true) endAfter(underWay, socket)
  else if (!socket.writable || socket.bytesWritten !== 0) closeSoon(socket)
  else if (error.code === 'HPE_HEADER_OVERFLOW') answerRaw(socket, headersTooLarge())
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') answerRaw(socket, timedOut())
  else answerRaw(socket, badRequest())
}

/** `_httpMessage` is the answer that node has given the socket to, as its own handler of this event asks, too. */
type ErringSocket = Socket & { readonly _httpMessage?: ServerResponse | null }

/** What came behind a whole request is no request: that one is answered, and nothing more is read. */
function endAfter(response: ServerResponse, socket: Socket): void {
  if (endingSockets.has(socket)) return
  endingSockets.add(socket)
  response.shouldKeepAlive = false
  response.once('finish', () => closeSoon(socket))
}

/** What has been said goes out, if it is taken. */
function closeSoon(socket: Duplex): void {
  setTimeout(() => socket.destroy(), flushMs).unref()
  socket.end(() => socket.destroy())
}

const flushMs = 2000

function answerRaw(socket: Duplex, { status, headers, body }: Reply): void {
  const lines = [`HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}`]
  for (let index = 0; index < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`)
  lines.push('Connection: close', '', typeof body === 'string' ? body : '')
  socket.write(lines.join('\r\n'))
  closeSoon(socket)
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}
