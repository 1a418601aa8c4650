import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAccessLogFormat } from './access-log-format.ts'

const ids = {
  requestId: () => 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  extendedRequestId: () => 'extended=',
  random: () => 0,
}

function line(format: string, headers: Record<string, string> = {}): string {
  const request = { path: '/pets/7', headers }
  const { exchange } = stagedExchange({ methods: { 'GET /pets/{id}': mock(200, '') } }, request, {
    ids,
    clock: new FakeClock(),
  })
  exchange.reply = new Reply(200, [], 'body')
  exchange.responseBytes = 4
  return compileAccessLogFormat(format)(exchange)
}

describe('AWS’s own formats', () => {
  test('CLF', () => {
    const format =
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId'
    expect(line(format)).toBe(
      '203.0.113.7 - - [22/Nov/2026:12:00:00 +0000] "GET /pets/{id} HTTP/1.1" 200 4 c6af9ac6-7b61-11e6-9a41-93e8deadbeef extended=',
    )
  })

  test('JSON', () => {
    const format =
      '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId","ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "resourcePath":"$context.resourcePath", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }'
    expect(JSON.parse(line(format))).toEqual({
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      extendedRequestId: 'extended=',
      ip: '203.0.113.7',
      caller: '-',
      user: '-',
      requestTime: '22/Nov/2026:12:00:00 +0000',
      httpMethod: 'GET',
      resourcePath: '/pets/{id}',
      status: '200',
      protocol: 'HTTP/1.1',
      responseLength: '4',
    })
  })

  test('XML', () => {
    const format =
      '<request id="$context.requestId"> <extendedRequestId>$context.extendedRequestId</extendedRequestId> <ip>$context.identity.sourceIp</ip> <caller>$context.identity.caller</caller> <user>$context.identity.user</user> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <resourcePath>$context.resourcePath</resourcePath> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>'
    expect(line(format)).toBe(
      '<request id="c6af9ac6-7b61-11e6-9a41-93e8deadbeef"> <extendedRequestId>extended=</extendedRequestId> <ip>203.0.113.7</ip> <caller>-</caller> <user>-</user> <requestTime>22/Nov/2026:12:00:00 +0000</requestTime> <httpMethod>GET</httpMethod> <resourcePath>/pets/{id}</resourcePath> <status>200</status> <protocol>HTTP/1.1</protocol> <responseLength>4</responseLength> </request>',
    )
  })

  test('CSV', () => {
    const format =
      '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId'
    expect(line(format)).toBe(
      '203.0.113.7,-,-,22/Nov/2026:12:00:00 +0000,GET,/pets/{id},HTTP/1.1,200,4,c6af9ac6-7b61-11e6-9a41-93e8deadbeef,extended=',
    )
  })
})

describe('a variable', () => {
  test.each([
    ['$context.nothing', '-'],
    ['$context.authorizer.claims.sub', '-'],
    ["$context.authorizer.claims['custom:role']", '-'],
    ['$context.constructor', '-'],
    ['$context.__proto__', '-'],
    ['$context.authorizer.constructor.name', '-'],
    ['$context.status.', '200.'],
    ['$context.status/$context.status', '200/200'],
    ['$contextstatus $context. $context $other', '$contextstatus $context. $context $other'],
    ['no variable', 'no variable'],
    ['', ''],
  ])('%j is written as %j', (format, expected) => {
    expect(line(format)).toBe(expected)
  })
})

describe('a value cannot break out of its place', () => {
  const hostile = { 'User-Agent': 'a"b\\c\u0001\td' }

  test('in JSON', () => {
    const format = '{"agent":"$context.identity.userAgent","status":$context.status}'
    expect(JSON.parse(line(format, hostile))).toEqual({ agent: hostile['User-Agent'], status: 200 })
  })

  test('outside of quotes only control characters are written otherwise', () => {
    expect(line('$context.identity.userAgent', hostile)).toBe('a"b\\c\\u0001\\td')
    expect(line('$context.identity.userAgent', { 'User-Agent': 'one\r\ntwo\u2028three' })).toBe(
      'one\\r\\ntwo\\u2028three',
    )
  })

  test('in XML', () => {
    expect(line('<a>$context.identity.userAgent</a>', { 'User-Agent': `<b c="d'">&` })).toBe(
      '<a>&lt;b c=&quot;d&apos;&quot;&gt;&amp;</a>',
    )
  })

  test('an escaped quote in the format does not begin a text', () => {
    expect(line('\\"$context.identity.userAgent\\"', { 'User-Agent': 'a"b' })).toBe('\\"a"b\\"')
  })
})

test('a format of several lines is one line', () => {
  expect(line('{\n  "status": "$context.status"\r\n}\n')).toBe('{   "status": "200" }')
})

test('a line is cut off at 1 MB', () => {
  expect(line('$context.identity.userAgent', { 'User-Agent': 'x'.repeat(2_000_000) })).toHaveLength(1_048_576)
})

test('an error is written with its message', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { path: '/' }, { ids })
  exchange.refusal = new Refusal('INVALID_API_KEY')
  const format =
    '{"message":$context.error.messageString,"text":"$context.error.message","type":"$context.error.responseType"}'
  expect(compileAccessLogFormat(format)(exchange)).toBe(
    '{"message":"Forbidden","text":"Forbidden","type":"INVALID_API_KEY"}',
  )
})

test('a hostile format takes no time', () => {
  const started = performance.now()
  line(`${'$context.'.repeat(50_000)}${"$context.a['".repeat(20_000)}${'"\\'.repeat(50_000)}`)
  expect(performance.now() - started).toBeLessThan(10_000)
})
