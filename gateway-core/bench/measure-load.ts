import { performance } from 'node:perf_hooks'
import { createGateway } from '../src/gateway.ts'
import type { Snapshot } from '../src/snapshot.ts'
import { apiKeyValue, deployedApi, mock } from '../src/testing/deployed-api.ts'
import { MemoryClient } from '../src/testing/memory-client.ts'
import { memoryPorts } from '../src/testing/memory-ports.ts'
import { manyApis } from './many-apis.ts'
import { manyKeys } from './many-keys.ts'

/**
 * What large configurations cost, in this process: how long a request waits at most while one is loaded, and the memory
 * that each API and each key takes. Run with `--expose-gc`.
 */
const collect = globalThis.gc
if (collect === undefined) throw new Error('Run with --expose-gc')
const apis = 1000
const methodsEach = 20
const keys = 100_000

const small = deployedApi({ methods: { 'GET /': mock(200, 'ok') } })
const gateway = createGateway(memoryPorts({ usage: { record: () => undefined } }))
await gateway.load(small)

const many = manyApis(apis, methodsEach, 'http://127.0.0.1:1/pets/{id}', 2)
const withApis: Snapshot = { ...small, version: 2, stages: new Map([...small.stages, ...many.stages]) }
const before = heapUsed()
const loaded = await loadWhileServing(withApis)
const bytesPerApi = (heapUsed() - before) / apis

const beforeKeys = heapUsed()
const withKeys: Snapshot = { ...withApis, version: 3, apiKeys: manyKeys(keys) }
const loadedKeys = await loadWhileServing(withKeys)
const bytesPerKey = (heapUsed() - beforeKeys) / keys

console.table([
  { what: `load ${apis} APIs of ${methodsEach} methods`, ...loaded, 'bytes each': Math.round(bytesPerApi) },
  { what: `load ${keys} keys`, ...loadedKeys, 'bytes each': Math.round(bytesPerKey) },
])
await gateway.close()

/** Loads a snapshot while one request after the other is answered. */
async function loadWhileServing(snapshot: Snapshot) {
  let isDone = false
  let answered = 0
  let longestMs = 0
  let longestCpuMs = 0
  const started = performance.now()
  const loading = gateway.load(snapshot).finally(() => {
    isDone = true
  })
  let last = performance.now()
  let cpu = process.threadCpuUsage()
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve))
    const client = new MemoryClient({ path: '/', headers: { 'x-api-key': apiKeyValue } })
    gateway.handle(client)
    const now = performance.now()
    longestMs = Math.max(longestMs, now - last)
    last = now
    const { user, system } = process.threadCpuUsage(cpu)
    cpu = process.threadCpuUsage()
    longestCpuMs = Math.max(longestCpuMs, (user + system) / 1000)
    if (client.status === 200) answered++
  }
  const { rejected } = await loading
  const seconds = (performance.now() - started) / 1000
  return {
    seconds: Number(seconds.toFixed(2)),
    'answered meanwhile': answered,
    'longest wait ms': Number(longestMs.toFixed(1)),
    // Of this thread: on a busy machine most of the wait is others' work.
    'of it own work ms': Number(longestCpuMs.toFixed(1)),
    rejected: rejected.length,
  }
}

function heapUsed(): number {
  collect?.()
  collect?.()
  return process.memoryUsage().heapUsed
}
