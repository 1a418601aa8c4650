import { describe, expect, test } from 'vitest'
import { httpProxy, mock } from '../testing/deployed-api.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { routedVerb } from './method-override.ts'

const verb = (headers: Record<string, string>, method = 'POST') => routedVerb(new MemoryClient({ method, headers }))

test.each(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])('%s can be asked for in a header', (named) => {
  expect(verb({ 'X-HTTP-Method-Override': named })).toBe(named)
  expect(verb({ 'x-http-method-override': named })).toBe(named)
})

test.each(['HEAD', 'TRACE', 'CONNECT', 'get', 'PUT ', '', 'FETCH', 'ANY', 'constructor', 'GET, PUT'])(
  'what is no such verb, %j, is ignored',
  (named) => {
    expect(verb({ 'X-HTTP-Method-Override': named })).toBe('POST')
  },
)

test('without the header the request’s own verb counts', () => {
  expect(verb({}, 'HEAD')).toBe('HEAD')
})

describe('a request that names another verb', () => {
  const override = { headers: { 'X-HTTP-Method-Override': 'DELETE' } }

  test('meets the method of that verb, and its limits and logs', async () => {
    const methods = { 'POST /pets': mock(200, 'post'), 'DELETE /pets': mock(200, 'delete') }
    const stage = { accessLog: { format: '$context.httpMethod' } }
    await using served = await scenario({ methods, stage })
    expect((await served.call('POST', '/pets', override)).body).toBe('delete')
    expect((await served.call('POST', '/pets')).body).toBe('post')
    expect(served.ports.logged.map(({ line }) => line)).toEqual(['DELETE', 'POST'])
  })

  test('and no method has it, matches nothing', async () => {
    await using served = await scenario({ methods: { 'POST /pets': mock(200, 'post') } })
    expect((await served.call('POST', '/pets', override)).status).toBe(403)
  })

  test('reaches a proxy’s backend by that verb', async () => {
    await using upstream = await scriptedUpstream()
    await using served = await scenario({ methods: { 'ANY /pets': httpProxy(upstream.origin) } })
    await served.call('POST', '/pets', { ...override, body: 'x' })
    expect(upstream.seen).toMatchObject([{ method: 'DELETE', body: 'x' }])
  })

  test('keeps the header from the backend, whatever it says, unless it is mapped', async () => {
    await using upstream = await scriptedUpstream()
    const name = 'X-HTTP-Method-Override'
    const requestParameters = { [`integration.request.header.${name}`]: `method.request.header.${name}` }
    const methods = {
      'ANY /pets': httpProxy(upstream.origin),
      'ANY /mapped': httpProxy(upstream.origin, { requestParameters }),
    }
    await using served = await scenario({ methods })
    for (const named of ['DELETE', 'delete']) await served.call('POST', '/pets', { headers: { [name]: named } })
    await served.call('POST', '/mapped', override)
    const names = upstream.seen.map(({ method, headers }) => [method, headers['x-http-method-override']])
    expect(names).toEqual([
      ['DELETE', undefined],
      ['POST', undefined],
      ['DELETE', 'DELETE'],
    ])
  })
})
