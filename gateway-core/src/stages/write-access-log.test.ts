import { describe, expect, test } from 'vitest'
import { httpProxy, mock } from '../testing/deployed-api.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { writeAccessLog } from './write-access-log.ts'

const methods = { 'GET /pets': mock(200, '[1,2]'), 'GET /keyed': { ...mock(200, ''), apiKeyRequired: true } }
const format = '$context.requestId $context.status $context.resourcePath $context.responseLength $context.error.message'

test('is no stage where no access log is set', () => {
  for (const stage of [{}, { accessLog: { format: '' } }]) {
    const { method, services } = stagedExchange({ methods, stage }, { path: '/pets' })
    expect(writeAccessLog.compile(method, services)).toBeUndefined()
  }
})

test('one line for each request, refused ones and those that match nothing included', async () => {
  await using served = await scenario({ methods, stage: { accessLog: { format } } })
  const ids: (string | string[] | undefined)[] = []
  for (const path of ['/pets', '/keyed', '/nothing'])
    ids.push((await served.call('GET', path)).headers['x-amzn-requestid'])
  const group = 'API-Gateway-Access-Logs_abcde12345/prod'
  expect(served.ports.logged).toEqual([
    { accountId: '123456789012', group, line: `${ids[0]} 200 /pets 5 -` },
    { accountId: '123456789012', group, line: `${ids[1]} 403 /keyed 23 Forbidden` },
    { accountId: '123456789012', group, line: `${ids[2]} 403 - 42 Missing Authentication Token` },
  ])
})

test('the length is that of what went out, and nothing for HEAD', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) =>
    response.writeHead(200, { 'Content-Length': '40000' }).end('x'.repeat(40_000)),
  )
  const stage = { accessLog: { format: '$context.httpMethod $context.responseLength' } }
  await using served = await scenario({ methods: { 'ANY /': httpProxy(upstream.origin) }, stage })
  await served.call('GET', '/')
  await served.call('HEAD', '/')
  expect(served.ports.logged.map(({ line }) => line)).toEqual(['GET 40000', 'HEAD 0'])
})

test('the line comes after the last byte, with the time until then', async () => {
  await using upstream = await scriptedUpstream()
  let finish = () => undefined as unknown
  upstream.answers((_request, response) => {
    response.writeHead(200).write('half')
    finish = () => response.end('whole')
  })
  const stage = { accessLog: { format: '$context.responseLatency $context.status $context.responseLength' } }
  await using served = await scenario({ methods: { 'GET /': httpProxy(upstream.origin) }, stage })
  const response = await fetch(`${served.origin}/_aws/execute-api/abcde12345/prod/`)
  expect(served.ports.logged).toEqual([])
  finish()
  await response.text()
  expect(served.ports.logged[0]?.line).toMatch(/^\d+ 200 9$/)
})

test('a caller that leaves has its line too, once', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => void response.writeHead(200).write('half'))
  const stage = { accessLog: { format: '$context.status' } }
  await using served = await scenario({ methods: { 'GET /': httpProxy(upstream.origin) }, stage })
  const leaving = new AbortController()
  await fetch(`${served.origin}/_aws/execute-api/abcde12345/prod/`, { signal: leaving.signal })
  leaving.abort()
  while (served.ports.logged.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const client = new MemoryClient({ path: '/' })
  served.gateway.handle(client)
  client.leave()
  while (served.ports.logged.length < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(served.ports.logged.map(({ line }) => line)).toEqual(['200', '499'])
})

test('a fault of the gateway has its line', async () => {
  const usage = {
    record() {
      throw new Error('The journal is full')
    },
  }
  await using served = await scenario({ methods, stage: { accessLog: { format: '$context.status' } } }, { usage })
  expect((await served.call('GET', '/pets')).status).toBe(500)
  expect(served.ports.logged.map(({ line }) => line)).toEqual(['500'])
})

test('a log that fails is the operator’s concern, not the caller’s', async () => {
  const logs = {
    write() {
      throw new Error('No log today')
    },
  }
  await using served = await scenario({ methods, stage: { accessLog: { format: 'x' } } }, { logs })
  expect((await served.call('GET', '/pets')).status).toBe(200)
  expect(served.ports.errors).toMatchObject([{ message: 'The report of a request failed' }])
})

describe('the log group is', () => {
  const group = (destinationArn: string | undefined, isCanary = false) => {
    const written: string[] = []
    const stage = { accessLog: { format: 'x', destinationArn } }
    const logs = { write: (_account: string, name: string) => void written.push(name) }
    const { exchange, method, services } = stagedExchange({ methods, stage }, { path: '/pets' }, { logs })
    writeAccessLog.compile({ ...method, isCanary }, services)?.(exchange)
    return written[0]
  }
  const ours = 'API-Gateway-Access-Logs_abcde12345/prod'

  test.each([
    ['arn:aws:logs:us-east-1:123456789012:log-group:pets', 'pets'],
    ['arn:aws:logs:us-east-1:123456789012:log-group:/aws/pets/prod:*', '/aws/pets/prod'],
    ['arn:aws-cn:logs:cn-north-1:999999999999:log-group:pets', 'pets'],
    ['arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-pets', 'amazon-apigateway-pets'],
    [`arn:aws:logs:us-east-1:123456789012:log-group:${'x'.repeat(600)}`, 'x'.repeat(512)],
    ['arn:aws:logs:us-east-1:123456789012:log-group:', ours],
    ['arn:aws:firehose:us-east-1:123456789012:deliverystream/', ours],
    ['arn:aws:s3:::bucket', ours],
    ['nonsense', ours],
    [undefined, ours],
  ])('of %s: %s', (arn, name) => {
    expect(group(arn)).toBe(name)
  })

  test('a canary’s own', () => {
    expect(group(undefined, true)).toBe(`${ours}/Canary`)
    expect(group('arn:aws:logs:us-east-1:1:log-group:pets', true)).toBe('pets/Canary')
  })
})
