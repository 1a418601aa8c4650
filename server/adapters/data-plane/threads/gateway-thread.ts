import type { Server } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { createGateway } from 'gateway-core'
import { createSharedBuckets } from 'gateway-core/limits/shared-buckets.ts'
import { createNodeListener } from 'gateway-core/listener/node-http.ts'
import { randomIds } from 'gateway-core/random-ids.ts'
import { applyChange, emptySnapshot, type Snapshot } from 'gateway-core/snapshot.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { isConsoleCookie } from '../../../console-cookies.ts'
import { closeServer } from '../../../startup/close-server.ts'
import { gatewayLog, logRejected } from '../gateway-log.ts'
import { portsOfSettings } from '../gateway-settings.ts'
import { openUsageJournal } from '../usage/usage-journal.ts'
import type { FromThread, ThreadData, ToThread } from './thread-message.ts'
import { createThreadQuotaBank } from './thread-quota-bank.ts'

/** A worker thread that serves deployed APIs. It knows the main thread by messages only, and never the database. */

/** What is under way when the thread closes may take this long. */
const drainWithinMs = 10_000

const data: ThreadData = workerData
const send = (message: FromThread) => parentPort?.postMessage(message)
const journal = openUsageJournal({
  folder: data.usageFolder,
  writer: data.writer,
  log: (line) => gatewayLog.error(line, {}),
})
const quotas = createThreadQuotaBank(send)
const gateway = createGateway({
  clock: systemClock,
  ids: randomIds,
  buckets: createSharedBuckets(data.buckets, systemClock),
  quotas,
  usage: journal,
  functions: { invoke: async () => undefined },
  responseCache: { get: () => undefined, set: () => undefined },
  logs: { write: () => undefined },
  ...portsOfSettings(data.gateway),
  log: gatewayLog,
})
let snapshot: Snapshot = emptySnapshot
let server: Server | undefined
let isLeaving = false

parentPort?.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'snapshot':
      void serve(message.snapshot)
      server ??= listen()
      break
    case 'change':
      void serve(applyChange(snapshot, message.change))
      break
    case 'granted':
    case 'recall':
      quotas.receive(message)
      break
    case 'leave':
      isLeaving = true
      break
    case 'close':
      void close()
  }
})

async function serve(next: Snapshot): Promise<void> {
  snapshot = next
  const result = await gateway.load(next)
  logRejected(result)
  send({ kind: 'serving', version: result.version })
}

function listen(): Server {
  const listener = createNodeListener(gateway, { ready: () => !isLeaving, isWithheldCookie: isConsoleCookie })
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
  await gateway.close()
  journal.close()
  process.exit(0)
}
