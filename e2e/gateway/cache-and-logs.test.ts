import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Backend, startBackend } from '../servers/backend.ts'
import { publishApi } from './published-api.ts'
import { type ServerProcess, startServerProcess } from './start-process.ts'

/** One process, two gateway threads: what a provider sets on a stage, and what its callers and its logs see of it. */
let dataFolder: string
let server: ServerProcess
let backend: Backend

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'gatehouse-cache-'))
  backend = await startBackend()
  const environment = { DATA_DIR: dataFolder, GATEWAY_PORT: '0', GATEWAY_THREADS: '2', DATABASE_URL: '' }
  server = await startServerProcess({ ...environment, RATE_LIMIT_HEADERS: 'on' })
})
afterAll(async () => {
  await server.stop()
  await backend.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('a cached stage asks its backend once, again after a flush, and writes its access log to a file', async () => {
  const api = await publishApi(server, { backend: backend.url })
  const key = { restApiId: api.restApiId, stageName: 'prod' }
  const ask = async () => {
    const url = `http://127.0.0.1:${server.gatewayPort}${api.path}`
    const response = await fetch(url, { headers: { 'x-api-key': api.apiKeyValue, Connection: 'close' } })
    await response.text()
    return response
  }
  /** Whether some calls reach the backend: not once the stage is served as it was set, on all threads. */
  const reaching = async () => {
    const before = backend.requests.length
    await Promise.all(Array.from({ length: 8 }, ask))
    return backend.requests.length - before
  }
  await server.call('UpdateStage', {
    ...key,
    cacheClusterEnabled: true,
    methodSettings: { '*/*': { cachingEnabled: true, throttlingRateLimit: 10_000, throttlingBurstLimit: 5000 } },
    accessLogSettings: {
      format: '{"id":"$context.requestId","status":$context.status,"key":"$context.identity.apiKeyId"}',
    },
  })
  await expect.poll(reaching, { timeout: 20_000 }).toBe(0)
  const answer = await ask()
  expect([answer.status, answer.headers.get('x-backend')]).toEqual([200, 'yes'])
  expect(answer.headers.get('ratelimit-policy')).toContain('"stage";q=5000')

  const before = backend.requests.length
  await server.call('FlushStageCache', key)
  const asked = async () => {
    await reaching()
    return backend.requests.length
  }
  await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(before)
  await expect.poll(reaching, { timeout: 20_000 }).toBe(0)

  const id = answer.headers.get('x-amzn-requestid')
  const logged = () => accessLog(api.restApiId).find((line) => line.includes(`${id}`))
  await expect.poll(logged, { timeout: 5000 }).toBeDefined()
  expect(JSON.parse(logged()?.replace(/^\S+ /, '') ?? '')).toEqual({ id, status: 200, key: api.apiKeyId })
})

function accessLog(restApiId: string): string[] {
  const logs = path.join(dataFolder, 'logs')
  const [accountId = ''] = readdirSync(logs)
  const group = path.join(logs, accountId, `API-Gateway-Access-Logs_${restApiId}%2Fprod`)
  return readdirSync(group).flatMap((name) => readFileSync(path.join(group, name), 'utf8').trimEnd().split('\n'))
}
