import { describe, expect, test } from 'vitest'
import type { MethodSetting } from '../snapshot.ts'
import {
  type ApiScript,
  accountId,
  apiId,
  apiKeyValue,
  deployedApi,
  http,
  mock,
  stageName,
} from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { writeExecutionLog } from './write-execution-log.ts'

const id = '11111111-2222-3333-4444-555555555555'
const ids = { requestId: () => id, extendedRequestId: () => 'AAAAAAAAAAAAAAA=', random: () => 0.5 }
const group = `API-Gateway-Execution-Logs_${apiId}/${stageName}`

function logging(setting: MethodSetting, script: ApiScript): ApiScript {
  return { ...script, stage: { ...script.stage, methodSettings: { '*/*': setting, ...script.stage?.methodSettings } } }
}

/** The lines of one request, without its id; they come after the answer's last byte. */
async function lines({ ports }: Scenario, least = 1): Promise<string[]> {
  await expect.poll(() => ports.logged.length).toBeGreaterThanOrEqual(least)
  return ports.logged.map(({ line }) => {
    expect(line).toMatch(new RegExp(`^\\(${id}\\) `))
    return line.slice(id.length + 3)
  })
}

function start(script: ApiScript, given = {}): Promise<Scenario> {
  return scenario(script, { clock: new FakeClock(), ids, ...given })
}

const pets = { methods: { 'GET /pets': mock(200, '[]') } }

describe('at INFO', () => {
  test('a method without a key has AWS’s lines, in AWS’s order', async () => {
    await using api = await start(logging({ loggingLevel: 'INFO', dataTraceEnabled: true }, pets))
    await api.call('GET', '/pets?a=1', { headers: { 'X-Pet': 'Rex' } })
    const written = await lines(api, 14)
    expect(written.map((line) => line.replace(/(Method request headers: ).*/, '$1…'))).toEqual([
      'Extended Request Id: AAAAAAAAAAAAAAA=',
      `Verifying Usage Plan for request: ${id}. API Key:  API Stage: ${apiId}/prod`,
      "API Key  authorized because method 'GET /pets' does not require API Key. Request will not contribute to throttle or quota limits",
      `Usage Plan check succeeded for API Key  and API Stage ${apiId}/prod`,
      `Starting execution for request: ${id}`,
      'HTTP Method: GET, Resource Path: /pets',
      'Method request path: {}',
      'Method request query string: {a=1}',
      'Method request headers: …',
      'Method request body before transformations: ',
      'Method response body after transformations: []',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ])
    expect(written[8]).toContain('X-Pet=Rex')
    expect(new Set(api.ports.logged.map((one) => `${one.accountId} ${one.group}`))).toEqual(
      new Set([`${accountId} ${group}`]),
    )
  })

  test('bodies are left out without data trace', async () => {
    await using upstream = await scriptedUpstream()
    const script = { methods: { 'POST /pets': http(upstream.origin) } }
    await using api = await start(logging({ loggingLevel: 'INFO' }, script))
    await api.call('POST', '/pets', { body: '{"name":"a secret of the caller"}' })
    const written = await lines(api, 12)
    expect(written.join('\n')).not.toContain('a secret of the caller')
    expect(written.filter((line) => /body/.test(line))).toEqual([])
    expect(written).toContain(`Sending request to ${upstream.origin}/`)
  })

  test('a key is shown by its end', async () => {
    const script = { methods: { 'GET /pets': { ...mock(200, '[]'), apiKeyRequired: true } } }
    await using api = await start(logging({ loggingLevel: 'INFO', dataTraceEnabled: true }, script))
    await api.call('GET', '/pets', { key: api.key })
    const written = await lines(api, 14)
    const shown = `******************${apiKeyValue.slice(-6)}`
    expect(written[1]).toBe(`Verifying Usage Plan for request: ${id}. API Key: ${shown} API Stage: ${apiId}/prod`)
    expect(written[2]).toBe(
      `API Key ${shown} authorized because method 'GET /pets' requires API Key and API Key is associated with a Usage Plan for API Stage ${apiId}/prod`,
    )
    expect(written.join('\n')).not.toContain(apiKeyValue)
  })

  test('a request that its plan throttles never starts', async () => {
    const script: ApiScript = {
      methods: { 'GET /pets': { ...mock(200, '[]'), apiKeyRequired: true } },
      plan: { throttle: { rateLimit: 0.5, burstLimit: 0 } },
    }
    await using api = await start(logging({ loggingLevel: 'INFO' }, script))
    expect((await api.call('GET', '/pets', { key: api.key })).status).toBe(429)
    const shown = `******************${apiKeyValue.slice(-6)}`
    expect((await lines(api, 4)).slice(1)).toEqual([
      `Verifying Usage Plan for request: ${id}. API Key: ${shown} API Stage: ${apiId}/prod`,
      `API Key ${shown} exceeded throttle limit for API Stage ${apiId}/prod: Key throttle limit exceeded for Usage Plan ID plan01. Limit: 0.50 Burst: 0`,
      'Method completed with status: 429',
    ])
  })

  test('a request that the stage throttles says where', async () => {
    const setting = { loggingLevel: 'INFO', throttlingRateLimit: 0, throttlingBurstLimit: 0 }
    await using api = await start(logging(setting, pets))
    expect((await api.call('GET', '/pets')).status).toBe(429)
    expect(await lines(api, 4)).toEqual([
      'Extended Request Id: AAAAAAAAAAAAAAA=',
      `Verifying Usage Plan for request: ${id}. API Key:  API Stage: ${apiId}/prod`,
      `Key throttle limit exceeded for RestApi ${apiId}, Stage prod, Resource res0, HttpMethod GET. Limit: 0.00 Burst: 0`,
      'Method completed with status: 429',
    ])
  })

  test('no line is longer than AWS’s', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => response.end('é'.repeat(5000)))
    const script = { methods: { 'POST /pets': http(upstream.origin) } }
    await using api = await start(logging({ loggingLevel: 'INFO', dataTraceEnabled: true }, script))
    await api.call('POST', '/pets', { body: 'x'.repeat(5000), headers: { 'X-Long': 'y'.repeat(3000) } })
    const written = await lines(api, 18)
    const sizes = written.map((line) => Buffer.byteLength(line.replace(/ \[TRUNCATED\]$/, '')))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024)
    expect(written.filter((line) => line.endsWith(' [TRUNCATED]')).length).toBeGreaterThanOrEqual(4)
  })

  test('no secret of the caller is in any line, wherever it turns up', async () => {
    await using upstream = await scriptedUpstream()
    const script = { methods: { 'GET /pets': http(upstream.origin, headerMapped) } }
    await using api = await start(logging({ loggingLevel: 'INFO', dataTraceEnabled: true }, script))
    const token = 'eyJhbGciOiJIUzI1NiJ9.e30.signature'
    await api.call('GET', '/pets', {
      headers: { Authorization: `Bearer ${token}`, Cookie: 'session=0123456789abcdef' },
    })
    expect(upstream.seen[0]?.headers['x-copied']).toBe(`Bearer ${token}`)
    const text = (await lines(api, 14)).join('\n')
    expect(text).not.toContain(token)
    expect(text).not.toContain('0123456789abcdef')
    expect(text).toContain('*nature')
  })

  test('a path without a method has no log', async () => {
    await using api = await start(logging({ loggingLevel: 'INFO' }, pets))
    expect((await api.call('GET', '/cats')).status).toBe(403)
    expect((await api.call('GET', '/pets')).status).toBe(200)
    expect((await lines(api, 10)).join('\n')).not.toContain('cats')
  })
})

const headerMapped = {
  requestParameters: { 'integration.request.header.X-Copied': 'method.request.header.Authorization' },
}

describe('at ERROR', () => {
  test('a request that succeeds is not in the log', async () => {
    await using api = await start(logging({ loggingLevel: 'ERROR' }, { methods: { ...pets.methods, ...broken } }))
    await api.call('GET', '/pets')
    await api.call('GET', '/broken')
    const written = await lines(api, 2)
    expect(written).toHaveLength(2)
    expect(written[0]).toMatch(/^Execution failed due to configuration error: /)
    expect(written[1]).toBe('Method completed with status: 500')
  })

  test('an error of the backend is no failure of the method', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => response.writeHead(500).end())
    const script = { methods: { 'GET /pets': http(upstream.origin), ...broken } }
    await using api = await start(logging({ loggingLevel: 'ERROR' }, script))
    await api.call('GET', '/pets')
    await api.call('GET', '/broken')
    expect(await lines(api, 2)).toHaveLength(2)
  })

  test('a throttled request is', async () => {
    const setting = { loggingLevel: 'ERROR', throttlingRateLimit: 0, throttlingBurstLimit: 0 }
    await using api = await start(logging(setting, pets))
    await api.call('GET', '/pets')
    expect(await lines(api, 2)).toEqual([
      `Key throttle limit exceeded for RestApi ${apiId}, Stage prod, Resource res0, HttpMethod GET. Limit: 0.00 Burst: 0`,
      'Method completed with status: 429',
    ])
  })
})

const broken = { 'GET /broken': mock(200, '', { requestTemplates: { 'application/json': '{}' } }) }

test('a canary has a log of its own', async () => {
  const { api } = deployedApi(pets).stages.get(`${apiId}/${stageName}`) ?? {}
  if (api === undefined) throw new Error('No stage')
  const canary = { percentTraffic: 100, deploymentId: 'dep002', stageVariableOverrides: {}, useStageCache: false, api }
  await using served = await start(logging({ loggingLevel: 'INFO' }, { ...pets, stage: { canary } }))
  await served.call('GET', '/pets')
  await lines(served, 10)
  expect(new Set(served.ports.logged.map((one) => one.group))).toEqual(new Set([`${group}/Canary`]))
})

test.each([undefined, 'OFF'])('a method at level %j has no step for it', (loggingLevel) => {
  const methodSettings: Record<string, MethodSetting> = loggingLevel === undefined ? {} : { '*/*': { loggingLevel } }
  const { method, services } = stagedExchange({ ...pets, stage: { methodSettings } }, { path: '/pets' })
  expect(writeExecutionLog.compile(method, services)).toBeUndefined()
})
