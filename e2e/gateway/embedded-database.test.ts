import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, createCaller, until } from './caller.ts'
import { deployMock, type PublishedApi, publishApi } from './published-api.ts'
import { type ServerProcess, startServerProcess } from './start-process.ts'

/** One process with the embedded database and three gateway threads, killed and started again on the same data. */
let dataFolder: string
let server: ServerProcess
let caller: Caller
/** Answers after the milliseconds that the path names. */
let slowBackend: Server
let slowUrl: string
let arrived = 0

const environment = () => ({ DATA_DIR: dataFolder, GATEWAY_PORT: '0', GATEWAY_THREADS: '3', DATABASE_URL: '' })

async function start(): Promise<void> {
  server = await startServerProcess(environment())
  caller = createCaller(server.gatewayPort)
}

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'))
  slowBackend = createServer((request, response) => {
    arrived += 1
    setTimeout(() => response.end('done'), Number(request.url?.slice(1)))
  })
  await new Promise<void>((resolve) => slowBackend.listen(0, '127.0.0.1', resolve))
  const address = slowBackend.address()
  slowUrl = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(async () => {
  slowBackend.close()
  rmSync(dataFolder, { recursive: true, force: true })
})
beforeEach(start)
afterEach(async () => {
  caller.close()
  await server.stop()
})

async function admitted(api: PublishedApi): Promise<number> {
  const where = `where rest_api_id = '${api.restApiId}'`
  const [row] = await server.rows<{ sum: string | null }>(`select sum(admitted) as sum from usage ${where}`)
  return Number(row?.sum ?? 0)
}

async function counter(api: PublishedApi): Promise<{ granted: number; used: number }> {
  const [row] = await server.rows<{ granted: string; used: string }>(
    `select (select sum(granted) from quota_counters where api_key_id = '${api.apiKeyId}') as granted,
      (select sum(used) from quota_leases where api_key_id = '${api.apiKeyId}') as used`,
  )
  return { granted: Number(row?.granted), used: Number(row?.used) }
}

/** Calls again and again over many connections until told to stop. */
function load(api: PublishedApi, parallel = 40) {
  const statuses = new Map<number, number>()
  let sent = 0
  let broken = 0
  let isOn = true
  const client = async () => {
    while (isOn) {
      sent += 1
      await caller
        .get(api.path, api.apiKeyValue)
        .then((status) => statuses.set(status, (statuses.get(status) ?? 0) + 1))
        .catch(() => {
          broken += 1
        })
    }
  }
  const clients = Array.from({ length: parallel }, client)
  const stop = async () => {
    isOn = false
    await Promise.all(clients)
    return { sent, broken, statuses }
  }
  return { statuses, stop }
}

test('a deploy is live within a second, and no request under way is dropped', async () => {
  const api = await publishApi(server)
  const slow = await publishApi(server, { backend: `${slowUrl}/3000` })
  const underWay = caller.get(slow.path, slow.apiKeyValue)
  const running = load(api, 20)
  const times: number[] = []
  for (const status of [201, 202, 203, 200]) {
    await deployMock(server, api.restApiId, status)
    const acknowledgedAt = performance.now()
    await until(
      () => caller.get(api.path, api.apiKeyValue),
      (seen) => seen === status,
    )
    times.push(performance.now() - acknowledgedAt)
  }
  await deployMock(server, slow.restApiId, 204)
  const { broken, statuses } = await running.stop()
  // Promised is a second; machines are shared.
  expect(Math.max(...times)).toBeLessThan(5000)
  expect(broken).toBe(0)
  expect([...statuses.keys()].sort()).toEqual([200, 201, 202, 203])
  expect(await underWay).toBe(200)
  await until(
    () => caller.get(slow.path, slow.apiKeyValue),
    (status) => status === 204,
  )
})

test('of N + 500 concurrent calls with a quota of N exactly N pass, over several threads', async () => {
  const api = await publishApi(server, { quota: 700 })
  const calls = Array.from({ length: 1200 }, () => caller.get(api.path, api.apiKeyValue))
  const statuses = Map.groupBy(await Promise.all(calls), (status) => status)
  expect([statuses.get(200)?.length, statuses.get(429)?.length]).toEqual([700, 500])
  await until(
    () => counter(api),
    ({ granted, used }) => granted === 700 && used === 700,
  )
})

test('kill -9 under load loses no counted request and no unit of a quota, and nothing that was acknowledged', async () => {
  const quota = 3000
  const api = await publishApi(server, { quota })
  const running = load(api)
  await until(
    async () => running.statuses.get(200) ?? 0,
    (seen) => seen > 300,
  )
  const acknowledged = await server.call<{ id: string }>('CreateApiKey', { name: 'Just in time' })
  await server.kill()
  const { sent, statuses } = await running.stop()
  const seen = statuses.get(200) ?? 0
  expect([...statuses.keys()]).toEqual([200])
  caller.close()

  await start()
  expect(await server.call('GetApiKey', { apiKey: acknowledged.id })).toMatchObject({ name: 'Just in time' })
  const counted = await admitted(api)
  expect(counted).toBeGreaterThanOrEqual(seen)
  expect(counted).toBeLessThanOrEqual(sent)
  expect(await counter(api)).toEqual({ granted: counted, used: counted })
  const calls = Array.from({ length: quota - counted + 300 }, () => caller.get(api.path, api.apiKeyValue))
  const passed = (await Promise.all(calls)).filter((status) => status === 200)
  expect(passed.length).toBe(quota - counted)
})

test('a second process on the same data is refused with the pid of the first, which goes on', async () => {
  await expect(startServerProcess(environment())).rejects.toThrow(
    `Process ${server.pid} already uses this data folder (${path.join(dataFolder, 'lock')})`,
  )
  const api = await publishApi(server)
  expect(await caller.get(api.path, api.apiKeyValue)).toBe(200)
})

test('an orderly end finishes what is under way, counts it and leaves nothing to settle', async () => {
  const api = await publishApi(server, { backend: `${slowUrl}/1000`, quota: 50 })
  arrived = 0
  const underWay = Promise.all(Array.from({ length: 10 }, () => caller.get(api.path, api.apiKeyValue)))
  await until(
    async () => arrived,
    (count) => count === 10,
  )
  await server.stop()
  expect(await underWay).toEqual(new Array(10).fill(200))
  caller.close()
  await start()
  expect(await admitted(api)).toBe(10)
  expect(await counter(api)).toEqual({ granted: 10, used: 10 })
})

test('callers that leave before their answer take no unit with them that is not counted', async () => {
  const api = await publishApi(server, { backend: `${slowUrl}/400`, quota: 120 })
  const leaving = createCaller(server.gatewayPort)
  const left = Array.from({ length: 50 }, () => leaving.get(api.path, api.apiKeyValue).catch(() => 'left'))
  await new Promise((resolve) => setTimeout(resolve, 150))
  leaving.close()
  await Promise.all(left)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const calls = Array.from({ length: 200 }, () => caller.get(api.path, api.apiKeyValue))
  const passed = (await Promise.all(calls)).filter((status) => status === 200).length
  await until(
    () => counter(api),
    ({ granted, used }) => granted === 120 && used === 120,
  )
  expect(passed).toBeGreaterThanOrEqual(70)
  expect(passed).toBeLessThanOrEqual(120)
})
