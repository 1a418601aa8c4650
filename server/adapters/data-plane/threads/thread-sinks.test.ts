import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deployedApi, httpProxy } from 'gateway-core/testing/deployed-api.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '../../../../e2e/servers/redis.ts'
import type { GatewaySettings } from '../gateway-settings.ts'
import { createQuotaBank } from '../quota/quota-bank.ts'
import { testGatewaySettings } from '../testing/gateway-settings.ts'
import { type GatewayThreads, startGatewayThreads } from './gateway-threads.ts'

let folder: string
let threads: GatewayThreads | undefined
let calls = 0
const backend = createServer((_request, response) => {
  calls += 1
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`call ${calls} ${'x'.repeat(50_000)}`)
})
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-sinks-'))
  calls = 0
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await threads?.close()
  backend.closeAllConnections()
  await new Promise((resolve) => backend.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

async function start(change: Partial<GatewaySettings> = {}): Promise<number> {
  const gateway = testGatewaySettings({ rateLimitHeaders: true, logsFolder: path.join(folder, 'logs'), ...change })
  const { port } = backend.address() as AddressInfo
  const snapshot = deployedApi({
    methods: { 'GET /pets': httpProxy(`http://127.0.0.1:${port}/`) },
    stage: {
      cacheClusterSize: '0.5',
      methodSettings: { '*/*': { cachingEnabled: true, cacheDataEncrypted: true, throttlingRateLimit: 1e6 } },
      accessLog: { format: '$context.status $context.responseLength' },
    },
  })
  const fail = async () => {
    throw new Error('no database')
  }
  threads = startGatewayThreads({
    ...{ count: 3, port: 0, host: '127.0.0.1', stamp: 's', usageFolder: path.join(folder, 'usage'), gateway },
    bank: createQuotaBank({
      ledger: { lease: fail, giveBack: fail, othersHold: fail, refundStranded: fail },
      log: () => undefined,
    }),
    functions: { invoke: async () => undefined },
    snapshot: () => snapshot,
    onGone: () => undefined,
    onServing: (version) => {
      served = version
    },
    log: () => undefined,
  })
  let served = 0
  const listening = await threads.listening
  await expect.poll(() => served, { timeout: 20_000 }).toBe(1)
  return listening
}

const ask = (port: number) => {
  const url = `http://127.0.0.1:${port}/_aws/execute-api/abcde12345/prod/pets`
  return fetch(url, { headers: { Connection: 'close' } })
}

test('all threads answer from what one of them cached, and write their logs to one file', async () => {
  const port = await start()
  const first = await (await ask(port)).text()
  await expect
    .poll(async () => (await Promise.all(Array.from({ length: 12 }, async () => (await ask(port)).text()))).join())
    .toBe(Array.from({ length: 12 }, () => first).join())
  const before = calls
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask(port)))
  expect(calls).toBe(before)
  expect(answers.map((answer) => answer.headers.get('ratelimit-policy'))).not.toContain(null)
  expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(new Set([first]))
  await threads?.close()
  const date = new Date().toISOString().slice(0, 10)
  const group = path.join(folder, 'logs', '123456789012', 'API-Gateway-Access-Logs_abcde12345%2Fprod')
  const lines = readFileSync(path.join(group, `${date}.log`), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines.length).toBeGreaterThanOrEqual(73)
  expect(lines.every((line) => line.endsWith(` 200 ${first.length}`))).toBe(true)
})

test('with Redis they share its cache', async () => {
  const redis: RedisServer = await startRedis()
  try {
    const port = await start({ redisUrl: redis.url })
    const texts = async () =>
      (await Promise.all(Array.from({ length: 12 }, async () => (await ask(port)).text()))).join()
    // The threads' first answers may cross; from then on all have the same.
    const callsOf = async (run: () => Promise<unknown>) => {
      const earlier = calls
      await run()
      return calls - earlier
    }
    await expect.poll(() => callsOf(texts), { timeout: 10_000 }).toBe(0)
    const before = calls
    await redis.stop()
    expect((await ask(port)).status).toBe(200)
    await expect.poll(async () => (await ask(port)).status === 200 && calls > before, { timeout: 5000 }).toBe(true)
  } finally {
    await redis.stop()
  }
})
