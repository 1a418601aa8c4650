import { mkdtempSync, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createByteLruCache } from '../src/cache/byte-lru.ts'
import { createGateway } from '../src/gateway.ts'
import { createSharedBuckets, sharedBucketsMemory } from '../src/limits/shared-buckets.ts'
import { createNodeListener } from '../src/listener/node-http.ts'
import type { LogSink, UsageRecord, UsageSink } from '../src/ports.ts'
import { systemClock } from '../src/system-clock.ts'
import { memoryPorts } from '../src/testing/memory-ports.ts'
import { scenarios } from './scenarios.ts'

/**
 * The contestant: one gateway in one process, with every request's usage written to a file before its answer, and logs
 * soon after. Arguments: own port, backend's, the scenario, its argument.
 */
const [, , port, backendPort, name = '', argument = ''] = process.argv
const scenario = scenarios[name]
if (scenario === undefined) throw new Error(`There is no scenario ${name}`)
let complaints = 0
const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'))

const gateway = createGateway({
  ...memoryPorts(),
  clock: systemClock,
  buckets: createSharedBuckets(sharedBucketsMemory(262_144), systemClock),
  responseCache: createByteLruCache(systemClock, { budgetBytes: 256 * 1024 * 1024 }),
  usage: fileUsage(),
  logs: fileLogs(),
  log: { error: complain },
  ...scenario.ports?.(),
})
const { rejected } = await gateway.load(scenario.snapshot(`http://127.0.0.1:${backendPort}`, argument))
if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
createNodeListener(gateway).listen({ port: Number(port), host: '127.0.0.1', backlog: 1024 })

/** The first few say what is wrong. */
function complain(message: string, detail: object): void {
  if (complaints++ < 3) console.error(message, detail)
}

function fileUsage(): UsageSink {
  const file = openSync(join(folder, 'usage'), 'a')
  return {
    record: (record) => void writeSync(file, line(record)),
    recordAll: (records) => void writeSync(file, records.map(line).join('')),
  }
}

function line(record: UsageRecord): string {
  const { restApiId, stageName, usagePlanId, apiKeyId, quotaPeriodStart, outcome, status, at, latencyMs } = record
  const who = `${restApiId} ${stageName} ${usagePlanId} ${apiKeyId}`
  return `${who} ${quotaPeriodStart} ${outcome} ${status} ${at} ${latencyMs.toFixed(3)}\n`
}

function fileLogs(): LogSink {
  const file = openSync(join(folder, 'access'), 'a')
  let lines = ''
  setInterval(() => {
    if (lines !== '') writeSync(file, lines)
    lines = ''
  }, 100)
  return {
    write(_accountId, _group, text) {
      lines += `${text}\n`
    },
  }
}
