import { mkdtempSync, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGateway } from '../src/gateway.ts'
import { createSharedBuckets, sharedBucketsMemory } from '../src/limits/shared-buckets.ts'
import { createNodeListener } from '../src/listener/node-http.ts'
import type { UsageRecord, UsageSink } from '../src/ports.ts'
import { randomIds } from '../src/random-ids.ts'
import { systemClock } from '../src/system-clock.ts'
import { deployedApi, httpProxy } from '../src/testing/deployed-api.ts'
import { memoryPorts } from '../src/testing/memory-ports.ts'
import { MemoryQuotaBank } from '../src/testing/memory-quota-bank.ts'

/** The contestant: key, rate, quota, and every request written to a file before its answer. Ports: own, backend's. */
const [, , port, backendPort] = process.argv
const file = openSync(join(mkdtempSync(join(tmpdir(), 'gateway-bench-')), 'usage'), 'a')

const usage: UsageSink = {
  record: (record) => void writeSync(file, line(record)),
  recordAll: (records) => void writeSync(file, records.map(line).join('')),
}

function line(record: UsageRecord): string {
  const { restApiId, stageName, usagePlanId, apiKeyId, quotaPeriodStart, outcome, status, at, latencyMs } = record
  const who = `${restApiId} ${stageName} ${usagePlanId} ${apiKeyId}`
  return `${who} ${quotaPeriodStart} ${outcome} ${status} ${at} ${latencyMs.toFixed(3)}\n`
}

const gateway = createGateway({
  ...memoryPorts(),
  clock: systemClock,
  ids: randomIds,
  buckets: createSharedBuckets(sharedBucketsMemory(), systemClock),
  quotas: new MemoryQuotaBank().holder(),
  usage,
  backends: { allows: () => true },
  log: { error: (message, detail) => console.error(message, detail) },
})
await gateway.load(
  deployedApi({
    methods: {
      'GET /pets/{id}': { ...httpProxy(`http://127.0.0.1:${backendPort}/pets/{id}`), apiKeyRequired: true },
    },
    stage: { methodSettings: { '*/*': { throttlingRateLimit: 1e6, throttlingBurstLimit: 1e6 } } },
    plan: {
      throttle: { rateLimit: 1e6, burstLimit: 1e6 },
      quota: { limit: 1e12, offset: 0, period: 'MONTH' },
    },
  }),
)
createNodeListener(gateway).listen(Number(port), '127.0.0.1')
