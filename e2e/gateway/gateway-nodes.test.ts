import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type PostgresServer, startPostgres } from '../servers/postgres.ts'
import { type Caller, createCaller, until } from './caller.ts'
import { deployMock, type PublishedApi, publishApi } from './published-api.ts'
import { type ProductProcess, type ServerProcess, startGatewayProcess, startServerProcess } from './start-process.ts'

/** A console process and gateway processes of their own, sharing one PostgreSQL server. */
let postgresServer: PostgresServer
let databaseUrl: string
let base: string
let server: ServerProcess
const running: ProductProcess[] = []
const callers: Caller[] = []

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-nodes-'))
  postgresServer = await startPostgres()
  databaseUrl = postgresServer.createDatabase('gatehouse')
  server = await startServerProcess(environment('console'))
})
afterEach(async () => {
  for (const caller of callers.splice(0)) caller.close()
  for (const gateway of running.splice(0)) await gateway.stop()
})
afterAll(async () => {
  await server?.stop()
  postgresServer?.remove()
  rmSync(base, { recursive: true, force: true })
})

function environment(folder: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: path.join(base, folder),
    GATEWAY_PORT: '0',
    GATEWAY_THREADS: '2',
    GATEHOUSE_SECRET: 'a secret for tests only',
  }
}

async function startNode(folder: string): Promise<{ gateway: ProductProcess; caller: Caller }> {
  const gateway = await startGatewayProcess(environment(folder))
  running.push(gateway)
  const caller = createCaller(gateway.gatewayPort)
  callers.push(caller)
  return { gateway, caller }
}

/** The database asked directly, past the processes. */
async function counted(api: PublishedApi) {
  const sql = postgres(databaseUrl, { max: 1 })
  const [row] = await sql`select
    (select coalesce(sum(admitted), 0)::int from usage where rest_api_id = ${api.restApiId}) as admitted,
    (select coalesce(sum(granted), 0)::int from quota_counters where api_key_id = ${api.apiKeyId}) as granted,
    (select coalesce(sum(used), 0)::int from quota_leases where api_key_id = ${api.apiKeyId}) as used`
  await sql.end()
  return { admitted: Number(row?.admitted), granted: Number(row?.granted), used: Number(row?.used) }
}

async function passed(callers: readonly Caller[], api: PublishedApi, calls: number): Promise<number> {
  const statuses = await Promise.all(
    Array.from({ length: calls }, (_, index) => callers[index % callers.length]?.get(api.path, api.apiKeyValue)),
  )
  return statuses.filter((status) => status === 200).length
}

test('over several processes exactly a quota passes, and a deploy reaches each within a second', async () => {
  const [first, second] = [await startNode('a'), await startNode('b')]
  const nodes = [createCaller(server.gatewayPort), first.caller, second.caller]
  callers.push(...nodes)
  const api = await publishApi(server, { quota: 600 })
  expect(await passed(nodes, api, 1100)).toBe(600)
  await until(
    () => counted(api),
    ({ used }) => used === 600,
  )
  const open = await publishApi(server)
  await deployMock(server, open.restApiId, 202)
  const acknowledgedAt = Date.now()
  for (const caller of nodes) {
    await until(
      () => caller.get(open.path, open.apiKeyValue),
      (status) => status === 202,
    )
  }
  // Promised is a second; machines are shared.
  expect(Date.now() - acknowledgedAt).toBeLessThan(5000)
})

test('processes on one data folder take a folder each; what a killed one left is settled by another', async () => {
  const [first, second] = [await startNode('shared'), await startNode('shared')]
  const api = await publishApi(server, { quota: 500 })
  expect(await passed([first.caller, second.caller], api, 60)).toBe(60)
  await second.gateway.kill()
  await first.gateway.kill()
  const third = await startNode('shared')
  await until(
    () => counted(api),
    ({ admitted, granted, used }) => admitted === 60 && used === 60 && granted === 60,
  )
  expect(await passed([third.caller], api, 700)).toBe(440)
})

test('while the database is down traffic goes on, a restart too; usage is counted when it is back', async () => {
  const { gateway, caller } = await startNode('outage')
  const api = await publishApi(server)
  const limited = await publishApi(server, { quota: 1000 })
  expect(await passed([caller], api, 50)).toBe(50)
  // The copy on the disk follows a second after the last change.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  postgresServer.stop()
  try {
    expect(await passed([caller], api, 100)).toBe(100)
    await gateway.kill()
    const restarted = await startNode('outage')
    expect(restarted.gateway.said()).toContain('last good configuration')
    expect(await passed([restarted.caller], api, 100)).toBe(100)
    // Units cannot be leased: rather none than one too many.
    expect(await passed([restarted.caller], limited, 5)).toBe(0)
    postgresServer.start()
    await until(
      async () => (await counted(api)).admitted,
      (admitted) => admitted === 250,
      30_000,
    )
    await until(
      () => restarted.caller.get(limited.path, limited.apiKeyValue),
      (status) => status === 200,
    )
    await deployMock(server, api.restApiId, 202)
    await until(
      () => restarted.caller.get(api.path, api.apiKeyValue),
      (status) => status === 202,
    )
  } finally {
    await until(
      async () => counted(api).catch(() => undefined),
      (row) => row !== undefined,
    ).catch(() => postgresServer.start())
  }
})

test('a gateway without DATABASE_URL, or with a database that was never set up, says what to do', async () => {
  await expect(startGatewayProcess({ ...environment('none'), DATABASE_URL: '' })).rejects.toThrow('needs DATABASE_URL')
  const empty = postgresServer.createDatabase('empty')
  await expect(startGatewayProcess({ ...environment('empty'), DATABASE_URL: empty })).rejects.toThrow(
    'start the console first',
  )
})
