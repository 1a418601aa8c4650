import { createServer, type RequestListener, type Server } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import next from 'next'
import { closeServer } from '../../startup/close-server.ts'
import { isAwsRequest } from '../aws-api/is-aws-request.ts'
import { createTrustedProxies } from '../data-plane/trusted-proxies.ts'
import { sourceIpHeader } from '../next/source-ip.ts'
import { answerHealth, type Health } from './answer-health.ts'
import { callerAddress } from './caller-address.ts'
import { serveCompressedFiles } from './serve-compressed-file.ts'

export interface ConsoleServerOptions {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** The folder of the product, where Next finds pages and build. */
  readonly folder: string
  /** Pages are compiled as they are asked for, and again when their source changes. */
  readonly isDevelopment: boolean
  /** `TRUSTED_PROXIES` */
  readonly trustedProxies: readonly string[]
  health(): Health
}

export interface ConsoleServer {
  readonly port: number
  /** Takes no more requests, and waits for those under way. */
  close(): Promise<void>
}

/** What is under way when the server closes may take this long. */
const closeWithinMs = 5000

/**
 * Serves console and portal through Next's request handler, and the management API beside it. Listens at once, so that
 * health checks are answered and a port that is taken is found before anything else is done; pages wait until Next is
 * ready.
 */
export async function startConsoleServer(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const { host, folder, isDevelopment } = options
  const isTrustedProxy = createTrustedProxies(options.trustedProxies)
  const serveFile = isDevelopment
    ? undefined
    : serveCompressedFiles(path.join(folder, process.env.NEXT_DIST_DIR ?? '.next'))
  const server = createConsoleServer()
  const pages = Promise.withResolvers<RequestListener>()
  server.on('request', async (request, response) => {
    if (answerHealth(request, response, options.health)) return
    if (serveFile?.(request, response)) return
    const caller = callerAddress(request, isTrustedProxy)
    if (isAwsRequest(request.url)) {
      const { serveAwsRequest } = await managementApi()
      return serveAwsRequest(request, response, caller)
    }
    // Over whatever the client sent: pages and operations believe this header.
    request.headers[sourceIpHeader] = caller
    const handle = await pages.promise
    handle(request, response)
  })
  const port = await listen(server, options.port, host)
  // By this name Next knows its own addresses: it calls 127.0.0.1 `localhost`, and would take a rewrite to it for another's.
  const app = next({ dev: isDevelopment, dir: folder, hostname: 'localhost', port, httpServer: server })
  await app.prepare()
  pages.resolve(app.getRequestHandler())
  // Here, so that neither the start nor the first call waits for it.
  void managementApi()
  const upgrade = app.getUpgradeHandler()
  server.on('upgrade', (request, socket: Duplex, head) => void upgrade(request, socket, head))
  return { port, close: () => closeServer(server, closeWithinMs).then(() => app.close()) }
}

/** Loaded when it is first needed, or after all that the start has to wait for. */
const managementApi = () => import('../aws-api/serve-aws-request.ts')

/** The limits are those of a server on the open internet: slow or endless requests end, cookies and tokens fit. */
function createConsoleServer(): Server {
  return createServer({
    maxHeaderSize: 64 * 1024,
    headersTimeout: 15_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 70_000,
    connectionsCheckingInterval: 5000,
  })
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
