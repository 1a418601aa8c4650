import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { emptySnapshot, type Snapshot } from 'gateway-core/snapshot.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createQuotaBank, type ProcessQuotaBank } from '../quota/quota-bank.ts'
import type { QuotaHolder } from '../quota/quota-holder.ts'
import { testGatewaySettings } from '../testing/gateway-settings.ts'
import { type GatewayThreads, type GatewayThreadsOptions, startGatewayThreads } from './gateway-threads.ts'

let folder: string
let threads: GatewayThreads | undefined
const seen = { served: [] as number[], gone: [] as string[], said: [] as string[] }
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-threads-'))
  Object.assign(seen, { served: [], gone: [], said: [] })
})
afterEach(async () => {
  await threads?.close()
  rmSync(folder, { recursive: true, force: true })
})

let snapshot: Snapshot | undefined = { ...emptySnapshot, version: 1 }

function bankWithoutDatabase(): ProcessQuotaBank {
  const fail = async () => {
    throw new Error('no database')
  }
  const ledger = { lease: fail, giveBack: fail, othersHold: fail, refundStranded: fail }
  return createQuotaBank({ ledger, log: () => undefined })
}

const gateway = testGatewaySettings()

function start(change: Partial<GatewayThreadsOptions> = {}): GatewayThreads {
  threads = startGatewayThreads({
    count: 2,
    port: 0,
    host: '127.0.0.1',
    stamp: 's',
    usageFolder: folder,
    gateway,
    bank: bankWithoutDatabase(),
    functions: { invoke: async () => undefined },
    snapshot: () => snapshot,
    onGone: (holder: QuotaHolder) => void seen.gone.push(holder.writer),
    onServing: (version) => void seen.served.push(version),
    log: (line) => void seen.said.push(line),
    ...change,
  })
  return threads
}

const readyz = async (port: number) => (await fetch(`http://127.0.0.1:${port}/readyz`)).status

test('all threads listen on one port, each with its journal, and serve each version', async () => {
  const running = start()
  const port = await running.listening
  expect(await readyz(port)).toBe(200)
  await expect.poll(() => seen.served.at(-1), { timeout: 10_000 }).toBe(1)
  expect(readdirSync(folder)).toEqual(['st1-000001.usage', 'st2-000001.usage'])
  expect([running.isLive('st1'), running.isLive('st2'), running.isLive('st3')]).toEqual([true, true, false])
  running.apply({
    version: 2,
    stages: [],
    usagePlans: [],
    apiKeys: [],
    accessKeys: [],
    credentials: [],
    accounts: [],
    domains: [],
  })
  await expect.poll(() => seen.served.at(-1), { timeout: 5000 }).toBe(2)
  running.leave()
  await expect.poll(() => readyz(port), { timeout: 5000 }).toBe(503)
})

test('a thread without configuration takes no calls until it has one', async () => {
  snapshot = undefined
  const running = start({ count: 1 })
  const first = await Promise.race([running.listening, new Promise((resolve) => setTimeout(resolve, 1500, 'not yet'))])
  expect(first).toBe('not yet')
  snapshot = { ...emptySnapshot, version: 1 }
  running.load(snapshot)
  expect(await readyz(await running.listening)).toBe(200)
})

test('a thread that dies is reported gone and replaced, and its successor serves', async () => {
  const running = start()
  const port = await running.listening
  await expect.poll(() => seen.served.length, { timeout: 10_000 }).toBeGreaterThan(0)
  const noKey: string = JSON.parse('null')
  running.load({ ...emptySnapshot, version: 2, accounts: new Map([[noKey, { throttle: {} }]]) })
  await expect.poll(() => seen.gone.sort(), { timeout: 10_000 }).toEqual(['st1', 'st2'])
  expect(seen.said.join('\n')).toContain('Gateway thread 1 failed: TypeError')
  await expect.poll(() => running.isLive('st3') && running.isLive('st4'), { timeout: 10_000 }).toBe(true)
  await expect.poll(() => readyz(port).catch(() => 0), { timeout: 10_000 }).toBe(200)
})

test('a thread that cannot start makes the start fail with its reason', async () => {
  const running = start({ gateway: { ...gateway, backendNetworks: ['nonsense'] } })
  await expect(running.listening).rejects.toThrow('"nonsense" is none of')
})

test('closing ends every thread, and none is replaced', async () => {
  const running = start()
  const port = await running.listening
  await expect.poll(() => seen.served.length, { timeout: 10_000 }).toBeGreaterThan(0)
  await running.close()
  expect(seen.gone.sort()).toEqual(['st1', 'st2'])
  expect(seen.said).toEqual([])
  await expect(readyz(port)).rejects.toThrow()
})
