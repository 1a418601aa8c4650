import type { Server } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { createNodeListener } from 'gateway-core/listener/node-http.ts'
import type { Snapshot } from 'gateway-core/snapshot.ts'
import { isConsoleCookie } from '../../../console-cookies.ts'
import { closeServer } from '../../../startup/close-server.ts'
import { createThreadFunctions } from '../functions/thread-functions.ts'
import { logRejected } from '../gateway-log.ts'
import { openGateway } from '../open-gateway.ts'
import { createTrustedProxies } from '../trusted-proxies.ts'
import { SnapshotAssembly } from './snapshot-assembly.ts'
import type { SnapshotPage } from './snapshot-page.ts'
import type { FromThread, ThreadData, ToThread } from './thread-message.ts'
import { createThreadQuotaBank } from './thread-quota-bank.ts'

/** A worker thread that serves deployed APIs. It knows the main thread by messages only, and never the database. */

/** What is under way when the thread closes may take this long. */
const drainWithinMs = 10_000

const data: ThreadData = workerData
const send = (message: FromThread) => parentPort?.postMessage(message)
const quotas = createThreadQuotaBank(send)
const functions = createThreadFunctions(send)
const { usageFolder, writer, buckets } = data
const opened = openGateway({ settings: data.gateway, usageFolder, writer, buckets, quotas, functions })
const { gateway } = opened
const assembly = new SnapshotAssembly()
let server: Server | undefined
let isLeaving = false

parentPort?.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'page':
      take(message.page)
      break
    case 'granted':
    case 'recall':
      quotas.receive(message)
      break
    case 'invoked':
    case 'piece':
      functions.receive(message)
      break
    case 'leave':
      isLeaving = true
      break
    case 'close':
      void close()
  }
})

function take(page: SnapshotPage): void {
  const snapshot = assembly.add(page)
  send({ kind: 'page-taken' })
  if (snapshot !== undefined) void serve(snapshot)
}

async function serve(snapshot: Snapshot): Promise<void> {
  const result = await gateway.load(snapshot)
  logRejected(result)
  send({ kind: 'serving', version: result.version })
  server ??= listen()
}

function listen(): Server {
  const listener = createNodeListener(gateway, {
    ready: () => !isLeaving,
    isWithheldCookie: isConsoleCookie,
    isTrustedProxy: createTrustedProxies(data.gateway.trustedProxies),
  })
  listener.listen({ port: data.port, host: data.host, reusePort: data.reusePort, backlog: 1024 }, () => {
    const address = listener.address()
    send({ kind: 'listening', port: typeof address === 'object' && address ? address.port : data.port })
  })
  return listener
}

/** No call under way is cut off unless it takes too long; units go back and the journal is complete before the end. */
async function close(): Promise<void> {
  isLeaving = true
  if (server) await closeServer(server, drainWithinMs)
  await opened.close()
  process.exit(0)
}
