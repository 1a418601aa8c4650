import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'
import { closeServer } from '../../startup/close-server.ts'
import { socketAddressHeader } from '../next/source-ip.ts'
import { answerHealth, type Health } from './answer-health.ts'

export interface ConsoleServerOptions {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** The folder of the product, where Next finds pages and build. */
  readonly folder: string
  /** Pages are compiled as they are asked for, and again when their source changes. */
  readonly isDevelopment: boolean
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
 * Serves console, portal and management API through Next's request handler. Listens at once, so that health checks are
 * answered and a port that is taken is found before anything else is done; pages wait until Next is ready.
 */
export async function startConsoleServer(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const { host, folder, isDevelopment } = options
  const server = createConsoleServer()
  const pages = Promise.withResolvers<RequestListener>()
  server.on('request', async (request, response) => {
    if (answerHealth(request, response, options.health)) return
    // Over whatever the client sent: pages and operations believe this header.
    request.headers[socketAddressHeader] = request.socket.remoteAddress ?? ''
    const handle = await pages.promise
    handle(request, response)
  })
  const port = await listen(server, options.port, host)
  const app = next({ dev: isDevelopment, dir: folder, hostname: host, port, httpServer: server })
  await app.prepare()
  pages.resolve(app.getRequestHandler())
  const upgrade = app.getUpgradeHandler()
  server.on('upgrade', (request, socket: Duplex, head) => void upgrade(request, socket, head))
  return { port, close: () => closeServer(server, closeWithinMs).then(() => app.close()) }
}

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
