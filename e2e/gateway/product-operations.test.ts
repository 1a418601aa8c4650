import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, createCaller, until } from './caller.ts'
import { type ServerProcess, startServerProcess } from './start-process.ts'

/** The product with the embedded database and two gateway threads; a consumer subscribes as the portal lets them. */
let dataFolder: string
let server: ServerProcess
let caller: Caller

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'))
  server = await startServerProcess({ DATA_DIR: dataFolder, GATEWAY_PORT: '0', GATEWAY_THREADS: '2', DATABASE_URL: '' })
  caller = createCaller(server.gatewayPort, 4)
})
afterAll(async () => {
  caller?.close()
  await server?.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

const paths = ['/', '/pets', '/shops'] as const

/** An API of `GET` on each path, deployed to `prod`, with a plan over it. */
async function publish(): Promise<{ restApiId: string; stageName: string; usagePlanId: string }> {
  const api = await server.call<{ id: string; rootResourceId: string }>('CreateRestApi', { name: 'Animals' })
  const restApiId = api.id
  for (const each of paths) {
    const resource = { restApiId, parentId: api.rootResourceId, pathPart: each.slice(1) }
    const { id } =
      each === '/' ? { id: api.rootResourceId } : await server.call<{ id: string }>('CreateResource', resource)
    const method = { restApiId, resourceId: id, httpMethod: 'GET' }
    await server.call('PutMethod', { ...method, authorizationType: 'NONE', apiKeyRequired: true })
    const requestTemplates = { 'application/json': '{"statusCode": 200}' }
    await server.call('PutIntegration', { ...method, type: 'MOCK', requestTemplates })
    await server.call('PutMethodResponse', { ...method, statusCode: '200' })
    await server.call('PutIntegrationResponse', { ...method, statusCode: '200' })
  }
  await server.call('CreateDeployment', { restApiId, stageName: 'prod' })
  const apiStages = [{ apiId: restApiId, stage: 'prod' }]
  const quota = { limit: 1000, offset: 0, period: 'MONTH' }
  const plan = await server.call<{ id: string }>('CreateUsagePlan', { name: 'Free', apiStages, quota })
  return { restApiId, stageName: 'prod', usagePlanId: plan.id }
}

async function offer({ usagePlanId, ...stage }: Awaited<ReturnType<typeof publish>>, name: string) {
  const members = { name, published: true, stages: [stage], plans: [{ usagePlanId }] }
  return await server.call<{ productId: string; slug: string }>('CreateProduct', members)
}

test('a key of a product calls the chosen operations only, from the change on, and what other ways to the plan give', async () => {
  const published = await publish()
  const { usagePlanId, ...stage } = published
  const { productId } = await offer(published, 'Some animals')
  const subscribe = (product: string, appId?: string) =>
    server.call<{ subscriptionId: string; appId: string }>('CreateSubscription', {
      ...{ productId: product, usagePlanId, appId },
    })
  const { appId } = await subscribe(productId)
  const key = await server.call<{ value: string }>('RevealAppKey', { appId })
  const ask = (value: string) =>
    Promise.all(paths.map((each) => caller.get(`/_aws/execute-api/${stage.restApiId}/prod${each}`, value)))
  // Each look goes to any of the two threads: all have it when eight looks in a row agree.
  const untilAnswered = (value: string, ...statuses: number[]) =>
    until(
      async () => [...new Set((await Promise.all(Array.from({ length: 8 }, () => ask(value)))).map(String))],
      (seen) => seen.length === 1 && seen[0] === String(statuses),
    )
  await untilAnswered(key.value, 200, 200, 200)

  await server.call('PutProductOperations', { productId, ...stage, operations: ['GET /pets'] })
  await untilAnswered(key.value, 403, 200, 403)
  const own = await server.call<{ id: string; value: string }>('CreateApiKey', { name: 'Own', enabled: true })
  await server.call('CreateUsagePlanKey', { usagePlanId, keyId: own.id, keyType: 'API_KEY' })
  await untilAnswered(own.value, 200, 200, 200)

  const more = await offer(published, 'More animals')
  await server.call('PutProductOperations', { productId: more.productId, ...stage, operations: ['GET /shops'] })
  const second = await subscribe(more.productId, appId)
  await untilAnswered(key.value, 403, 200, 200)
  await server.call('DeleteSubscription', { subscriptionId: second.subscriptionId })
  await untilAnswered(key.value, 403, 200, 403)

  await server.call('PutProductOperations', { productId, ...stage, operations: null })
  await untilAnswered(key.value, 200, 200, 200)
}, 120_000)

test('what a product does not show is no use of its plan', async () => {
  const published = await publish()
  const { usagePlanId, ...stage } = published
  const { productId } = await offer(published, 'Counted animals')
  await server.call('PutProductOperations', { productId, ...stage, operations: ['GET /pets'] })
  const { appId } = await server.call<{ appId: string }>('CreateSubscription', { productId, usagePlanId })
  const { value } = await server.call<{ value: string }>('RevealAppKey', { appId })
  const get = (below: string) => caller.get(`/_aws/execute-api/${stage.restApiId}/prod${below}`, value)
  await until(
    () => get('/pets'),
    (status) => status === 200,
  )
  const used = async () => {
    const plan = `select coalesce(sum(admitted + throttled + refused), 0)::int as used from usage`
    const [row] = await server.rows<{ used: number }>(`${plan} where usage_plan_id = '${usagePlanId}'`)
    return row?.used ?? 0
  }
  const before = await until(used, (count) => count > 0)
  for (let time = 0; time < 5; time++) expect(await get('/shops')).toBe(403)
  expect(await get('/pets')).toBe(200)
  // The last call is counted after those before it.
  await until(used, (count) => count > before)
  expect(await used()).toBe(before + 1)
}, 60_000)

test('answers of a deprecated product say so, and where it is written', async () => {
  const published = await publish()
  const { productId, slug } = await offer(published, 'Old animals')
  const { usagePlanId, restApiId } = published
  const { appId } = await server.call<{ appId: string }>('CreateSubscription', { productId, usagePlanId })
  const { value } = await server.call<{ value: string }>('RevealAppKey', { appId })
  const ask = async () => {
    const url = `http://127.0.0.1:${server.gatewayPort}/_aws/execute-api/${restApiId}/prod/pets`
    const { headers } = await fetch(url, { headers: { 'x-api-key': value } })
    return ['deprecation', 'sunset', 'link'].map((name) => headers.get(name))
  }
  expect(await ask()).toEqual([null, null, null])
  const deprecation = { endsAt: '2031-02-03T04:05:06.000Z', message: 'Use the other ones.' }
  await server.call('UpdateProduct', { productId, deprecation })
  const [deprecated, sunset, link] = await until(ask, ([first]) => first !== null)
  expect(deprecated).toMatch(/^@\d{10}$/)
  expect(sunset).toBe('Mon, 03 Feb 2031 04:05:06 GMT')
  expect(link).toContain(`/products/${slug}>; rel="deprecation"`)
  await server.call('UpdateProduct', { productId, deprecation: null })
  await until(ask, (said) => said.every((header) => header === null))
}, 60_000)
