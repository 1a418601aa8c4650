import { describe, expect, test } from 'vitest'
import { proxyEvent } from '../functions/proxy-event.ts'
import { call } from '../testing/call.ts'
import { type ApiScript, apiId, httpProxy, mock, stageName } from '../testing/deployed-api.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { domainTable } from './domain-table.ts'
import { findAddress } from './find-address.ts'

const host = 'api.example.com'
const domains = {
  [host]: { mappings: [{ basePath: 'shop', restApiId: apiId, stage: stageName }] },
  'any.example.com': { mappings: [{ basePath: '', restApiId: apiId }] },
  'gone.example.com': { mappings: [{ basePath: '', restApiId: 'nope', stage: 'nope' }] },
  'empty.example.com': { mappings: [] },
  'wrong.execute-api.localhost': { mappings: [{ basePath: '', restApiId: apiId, stage: stageName }] },
}
const methods = { 'GET /pets': mock(200, 'pets'), 'GET /': mock(200, 'root') }
const forbidden = { status: 403, body: '{"message":"Forbidden"}' }

/** Calls a path as it is, at a host; `Scenario.call` would put its stage before it. */
async function ask({ origin }: Scenario, atHost: string, target: string) {
  const { status, body } = await call(origin, 'GET', target, { headers: { host: atHost } })
  return { status, body }
}

describe('a request to a custom domain name', () => {
  test.each([
    [host, '/shop/pets', 'pets'],
    [`${host}:8080`, '/shop/pets?a=1', 'pets'],
    ['API.Example.com', '/shop', 'root'],
    ['any.example.com', `/${stageName}/pets`, 'pets'],
    ['any.example.com', `/${stageName}`, 'root'],
  ])('at %s%s meets the mapped stage', async (atHost, target, body) => {
    await using served = await scenario({ methods, domains })
    expect(await ask(served, atHost, target)).toEqual({ status: 200, body })
  })

  test.each([
    [host, '/pets'],
    [host, '/'],
    [host, `/_aws/execute-api/${apiId}/${stageName}/pets`],
    ['any.example.com', '/nope/pets'],
    ['any.example.com', '/'],
    ['gone.example.com', '/pets'],
    ['empty.example.com', '/pets'],
    ['unknown.example.com', '/shop/pets'],
  ])('at %s%s, which nothing is mapped to, is 403 Forbidden', async (atHost, target) => {
    await using served = await scenario({ methods, domains })
    expect(await ask(served, atHost, target)).toEqual(forbidden)
  })

  test('an address that is an API’s cannot be taken over', async () => {
    await using served = await scenario({ methods, domains })
    expect(await ask(served, 'wrong.execute-api.localhost', '/pets')).toEqual(forbidden)
  })

  test('is served where the API’s own address is closed', async () => {
    await using served = await scenario({ methods, domains, stage: { disableExecuteApiEndpoint: true } })
    expect(await ask(served, host, '/shop/pets')).toEqual({ status: 200, body: 'pets' })
    expect(await served.call('GET', '/pets')).toMatchObject(forbidden)
  })

  test('has its own /healthz, and AWS’s /ping', async () => {
    const own = { 'GET /healthz': mock(200, 'mine') }
    const mappings = [{ basePath: '', restApiId: apiId, stage: stageName }]
    await using served = await scenario({ methods: own, domains: { [host]: { mappings } } })
    expect(await ask(served, host, '/healthz')).toEqual({ status: 200, body: 'mine' })
    expect(await ask(served, host, '/readyz')).toMatchObject({ status: 403 })
    expect(await ask(served, host, '/ping')).toEqual({ status: 200, body: 'healthy' })
    expect(await ask(served, 'gateway.example.net', '/healthz')).toEqual({ status: 200, body: 'ok' })
  })

  test('follows its mappings when they change, and stops when it is gone', async () => {
    await using served = await scenario({ methods, domains })
    const moved = { [host]: { mappings: [{ basePath: 'new/shop', restApiId: apiId, stage: stageName }] } }
    await served.deploy({ methods, domains: moved })
    expect(await ask(served, host, '/shop/pets')).toEqual(forbidden)
    expect(await ask(served, host, '/new/shop/pets')).toEqual({ status: 200, body: 'pets' })
    await served.deploy({ methods })
    expect(await ask(served, host, '/new/shop/pets')).toEqual(forbidden)
  })
})

describe('what the API sees of it', () => {
  const script: ApiScript = { methods: { 'GET /{proxy+}': mock(200, '') }, domains }
  const seen = (target: string, atHost = host) => stagedExchange(script, { host: atHost, target }).exchange

  test('the path with the base path, the name as domain, the variables without', () => {
    const exchange = seen('/shop/pets/1?a=b')
    expect(exchange).toMatchObject({ path: '/shop/pets/1', query: 'a=b', basePathMatched: 'shop' })
    expect(exchange.pathParameter('proxy')).toBe('pets/1')
  })

  test('a function gets the path as the caller wrote it', () => {
    const event = proxyEvent(seen('/shop/pets/1'))
    expect(event).toMatchObject({ path: '/shop/pets/1', pathParameters: { proxy: 'pets/1' } })
    const { path, stage, domainName, domainPrefix } = event.requestContext
    expect([path, stage, domainName, domainPrefix]).toEqual(['/shop/pets/1', stageName, host, 'api'])
  })

  test('at the API’s own address there is no base path', () => {
    expect(stagedExchange(script, { path: '/pets' }).exchange.basePathMatched).toBeUndefined()
  })

  test('access logs name the domain and the base path', async () => {
    const format = '$context.domainName $context.path $context.customDomain.basePathMatched $context.stage'
    await using served = await scenario({ methods, domains, stage: { accessLog: { format } } })
    await ask(served, host, '/shop/pets')
    expect(served.ports.logged.map(({ line }) => line)).toEqual([`${host} /shop/pets shop ${stageName}`])
  })

  test('a proxied backend gets the path behind the base path', async () => {
    await using upstream = await scriptedUpstream()
    const proxied = { 'GET /{proxy+}': httpProxy(`${upstream.origin}/{proxy}`) }
    await using served = await scenario({ methods: proxied, domains })
    await ask(served, host, '/shop/pets/1?a=b')
    expect(upstream.seen).toMatchObject([{ method: 'GET', url: '/pets/1?a=b' }])
  })
})

test('where there are no custom domain names nothing is looked up', () => {
  expect(findAddress('api.example.com', '/shop', domainTable(new Map()))).toBeUndefined()
  expect(findAddress('abc.execute-api.localhost', '/prod/x', undefined)?.stageKey).toBe('abc/prod')
})
