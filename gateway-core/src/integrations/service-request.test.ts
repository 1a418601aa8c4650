import { describe, expect, test } from 'vitest'
import type { CallerIdentity } from '../caller-identity.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { readAuthorization } from '../sigv4/read-authorization.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { aws } from '../testing/aws-methods.ts'
import type { ApiScript } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAwsRequest } from './aws-request.ts'

const role = 'arn:aws:iam::123456789012:role/api'
const callersOwn = 'arn:aws:iam::*:user/*'
const here = 'arn:aws:apigateway:us-east-1'

interface Setting {
  readonly more?: Partial<IntegrationSnapshot>
  readonly script?: Partial<ApiScript>
  readonly endpoint?: string
  readonly request?: MemoryRequest
  readonly identity?: CallerIdentity
  readonly open?: (sealed: string) => string
}

function staged(uri: string, { more, script, endpoint, request, identity, open }: Setting) {
  const ready = stagedExchange(
    {
      methods: { 'ANY /{a}': { ...aws(uri, more), authorizationType: identity === undefined ? 'NONE' : 'AWS_IAM' } },
      credentials: { [role]: { accessKeyId: 'AKIDSTORED', sealedSecretAccessKey: 'sealed:hush' } },
      ...script,
    },
    { path: '/x', ...request },
    {
      clock: new FakeClock(),
      awsEndpoints: { configured: () => endpoint },
      ...(open === undefined ? {} : { vault: { open, cacheKey: new Uint8Array(32) } }),
    },
  )
  ready.exchange.identity = identity
  ready.exchange.payload = Buffer.from(request?.body ?? '')
  return ready
}

async function made(uri: string, setting: Setting = {}) {
  const { exchange, method, services } = staged(uri, { endpoint: 'http://127.0.0.1:4566', ...setting })
  const verdict = await compileAwsRequest(method, services)(exchange)
  if (verdict instanceof Refusal) return verdict
  const request = exchange.integrationRequest
  if (request === undefined || !('backend' in request)) throw new Error('No request to a service')
  return request
}

async function sent(uri: string, setting: Setting = {}) {
  const request = await made(uri, setting)
  if (request instanceof Refusal) throw new Error(request.cause ?? request.type)
  const pairs: [string, string][] = []
  for (let index = 0; index < request.headers.length; index += 2) {
    pairs.push([request.headers[index] ?? '', request.headers[index + 1] ?? ''])
  }
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]))
  return { ...request, headers, pairs, host: headers.host, origin: request.backend.origin }
}

function signerOf(pairs: readonly (readonly [string, string])[]) {
  const authorization = readAuthorization({ verb: 'POST', path: '/', query: '', headers: pairs })
  if ('code' in authorization) throw new Error(authorization.message)
  return authorization
}

describe('an action by the JSON protocol', () => {
  const uri = `${here}:dynamodb:action/GetItem`

  test('names itself in X-Amz-Target and is of the service’s own type', async () => {
    const { method, path, headers, body, timeoutMs } = await sent(uri, { request: { method: 'POST', body: '{}' } })
    expect([method, path, `${body}`, timeoutMs]).toEqual(['POST', '/', '{}', 2000])
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      accept: 'application/json',
      'user-agent': 'AmazonAPIGateway_abcde12345',
    })
    expect(headers['x-amzn-trace-id']).toMatch(/^Root=1-/)
    expect(headers['x-amzn-apigateway-api-id']).toBeUndefined()
  })

  test('is signed for the region of the URI', async () => {
    const { pairs } = await sent(`arn:aws:apigateway:eu-west-1:kinesis:action/PutRecord`)
    expect(signerOf(pairs)).toMatchObject({
      accessKeyId: 'test',
      region: 'eu-west-1',
      service: 'kinesis',
      timestamp: '20261122T120000Z',
      signedHeaders: ['content-type', 'host', 'x-amz-date', 'x-amz-target'],
    })
  })

  test('does not take the caller’s content type, but the integration’s', async () => {
    const request = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }
    expect((await sent(uri, { request })).headers['content-type']).toBe('application/x-amz-json-1.0')
    const mapped = { 'integration.request.header.Content-Type': "'application/x-amz-json-1.1'" }
    const own = await sent(uri, { request, more: { requestParameters: mapped } })
    expect(own.headers['content-type']).toBe('application/x-amz-json-1.1')
  })

  test('gets nothing of the caller’s but what is mapped', async () => {
    const caller = { Cookie: 'secret', 'x-api-key': 'k', 'X-In': 'in', Authorization: 'Bearer x' }
    const requestParameters = { 'integration.request.header.X-Out': 'method.request.header.X-In' }
    const { path, headers } = await sent(uri, {
      request: { method: 'POST', path: '/x?q=1', body: '{}', headers: caller },
      more: { requestParameters },
    })
    expect(path).toBe('/')
    expect(headers['x-out']).toBe('in')
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /)
    for (const name of ['cookie', 'x-api-key', 'x-in']) expect(headers).not.toHaveProperty(name)
  })

  test('cannot be another action than the URI’s', async () => {
    const requestParameters = { 'integration.request.header.X-Amz-Target': "'DynamoDB_20120810.DeleteTable'" }
    const { pairs } = await sent(uri, { more: { requestParameters } })
    const targets = pairs.filter(([name]) => name.toLowerCase() === 'x-amz-target')
    expect(targets).toEqual([['X-Amz-Target', 'DynamoDB_20120810.GetItem']])
  })

  test('of a subdomain is another service’s, and may have parameters', async () => {
    const { headers, path } = await sent(`${here}:streams.dynamodb:action/GetRecords&a=b&c={a}`)
    expect(headers['x-amz-target']).toBe('DynamoDBStreams_20120810.GetRecords')
    expect(path).toBe('/?a=b&c=x')
  })
})

describe('an action by the query protocol', () => {
  const uri = `${here}:sns:action/Publish`

  test('is a parameter, with its version and what is mapped', async () => {
    const requestParameters = { 'integration.request.querystring.Message': "'a b&c'" }
    const { path, headers } = await sent(uri, { more: { requestParameters } })
    expect(path).toBe('/?Action=Publish&Version=2010-03-31&Message=a%20b%26c')
    expect(headers['x-amz-target']).toBeUndefined()
  })

  test('keeps what the integration says itself', async () => {
    const requestParameters = {
      'integration.request.querystring.Version': "'2009'",
      'integration.request.querystring.Action': "'Subscribe'",
    }
    expect((await sent(uri, { more: { requestParameters } })).path).toBe('/?Version=2009&Action=Subscribe')
    const one = { 'integration.request.querystring.Version': "'2009'" }
    expect((await sent(uri, { more: { requestParameters: one } })).path).toBe('/?Action=Publish&Version=2009')
  })

  test('of a service that nobody knows has no version', async () => {
    expect((await sent(`${here}:other:action/Do`)).path).toBe('/?Action=Do')
  })

  test('passes the caller’s type and body on', async () => {
    const request = {
      method: 'POST',
      body: 'Message=x',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }
    const { headers, body } = await sent(uri, { request })
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(`${body}`).toBe('Message=x')
  })
})

describe('a path', () => {
  test('is filled in, with the query', async () => {
    const requestParameters = { 'integration.request.querystring.d': "'e'" }
    const { path } = await sent(`${here}:sqs:path/123456789012/{a}?b=c`, { more: { requestParameters } })
    expect(path).toBe('/123456789012/x?b=c&d=e')
  })

  test('stays as the caller encoded it', async () => {
    const { path } = await sent(`${here}:s3:path/bucket/{a}`, { request: { path: '/a%2Fb%20c' } })
    expect(path).toBe('/bucket/a%2Fb%20c')
  })

  test('stands behind the path of the operator’s endpoint', async () => {
    const { path, host, origin } = await sent(`${here}:sqs:path/q`, { endpoint: 'http://emulator:81/aws/' })
    expect([path, host, origin]).toEqual(['/aws/q', 'emulator:81', 'http://emulator:81'])
  })

  test('that leads out of itself is refused', async () => {
    const requestParameters = { 'integration.request.path.a': "'../x'" }
    const up = { 'integration.request.path.a': 'method.request.header.up' }
    expect(await made(`${here}:sqs:path/q/{a}`, { more: { requestParameters } })).not.toBeInstanceOf(Refusal)
    const request = { headers: { up: '..' } }
    expect(await made(`${here}:sqs:path/q/{a}`, { more: { requestParameters: up }, request })).toMatchObject({
      type: 'DEFAULT_4XX',
    })
    const action = `${here}:s3:action/GetObject&Bucket=b&Key=k&x=/{a}`
    expect(await made(action, { more: { requestParameters: up }, request })).toMatchObject({ type: 'DEFAULT_4XX' })
  })

  test('has the caller’s verb where the integration says ANY', async () => {
    const { method } = await sent(`${here}:sqs:path/q`, { more: { httpMethod: 'ANY' }, request: { method: 'PUT' } })
    expect(method).toBe('PUT')
  })
})

describe('an action of S3 is a path', () => {
  test.each([
    ['ListBuckets', '/'],
    ['ListObjects&Bucket=b', '/b'],
    ['GetObject&Bucket={a}&Key=k', '/x/k'],
    ['GetObject&Bucket=b&Key={a}&versionId=1', '/b/x?versionId=1'],
  ])('%s', async (action, path) => {
    const request = await sent(`${here}:s3:action/${action}`)
    expect(request.path).toBe(path)
    expect(request.headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('AWS itself', () => {
  const stored = { more: { credentials: role } }

  test('is asked with stored credentials', async () => {
    const { origin, host, pairs } = await sent(`${here}:sqs:path/q`, { ...stored, endpoint: undefined })
    expect([origin, host]).toEqual(['https://sqs.us-east-1.amazonaws.com', 'sqs.us-east-1.amazonaws.com'])
    expect(signerOf(pairs).accessKeyId).toBe('AKIDSTORED')
  })

  test('runs synchronous executions on a host of their own; the operator’s endpoint does not', async () => {
    const uri = `${here}:states:action/StartSyncExecution`
    const { host } = await sent(uri, { ...stored, endpoint: undefined })
    expect(host).toBe('sync-states.us-east-1.amazonaws.com')
    expect((await sent(uri, stored)).host).toBe('127.0.0.1:4566')
  })

  test('is asked with credentials that a stage variable names', async () => {
    const credentials = `arn:aws:iam::123456789012:role/\${stageVariables.role}`
    const setting = { more: { credentials }, endpoint: undefined }
    const queue = `${here}:sqs:path/q`
    const { pairs } = await sent(queue, { ...setting, script: { stage: { variables: { role: 'api' } } } })
    expect(signerOf(pairs)).toMatchObject({ accessKeyId: 'AKIDSTORED' })
    expect(await made(queue, setting)).toMatchObject({
      cause: expect.stringContaining('no credentials are stored for arn:aws:iam::123456789012:role/'),
    })
  })

  test('is never asked without', async () => {
    const missing = { more: { credentials: `${role}2` }, endpoint: undefined }
    expect(await made(`${here}:sqs:path/q`, missing)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: `no credentials are stored for ${role}2`,
    })
    const { method, services } = staged(`${here}:sqs:path/q`, {})
    expect(() => compileAwsRequest(method, services)).toThrow('an integration with AWS needs credentials')
  })

  test('is not asked with credentials that cannot be opened', async () => {
    const open = () => {
      throw new Error('sealed with another secret')
    }
    expect(await made(`${here}:sqs:path/q`, { ...stored, open })).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: 'the credentials cannot be opened: sealed with another secret',
    })
    const odd = () => {
      throw 'odd'
    }
    const script = { credentials: { [role]: { accessKeyId: 'A', sealedSecretAccessKey: 'x' } } }
    expect(await made(`${here}:sqs:path/q`, { ...stored, script, open: odd })).toMatchObject({
      cause: expect.stringContaining('odd'),
    })
  })
})

describe('the caller’s own credentials', () => {
  const identity = { accountId: '1', accessKey: 'AKIDCALLER', caller: 'c', user: 'u', userArn: 'arn:aws:iam::1:user/u' }
  const key = { accountId: '1', userId: 'u', userArn: 'a', sealedSecret: 'sealed:own', allowsAll: true, policies: [] }
  const own = { more: { credentials: callersOwn }, identity, script: { accessKeys: { AKIDCALLER: key } } }

  test('sign for the operator’s endpoint', async () => {
    const { pairs } = await sent(`${here}:sqs:path/q`, own)
    expect(signerOf(pairs).accessKeyId).toBe('AKIDCALLER')
  })

  test('bring the token that they came with', async () => {
    const request = { headers: { 'X-Amz-Security-Token': 'token' } }
    const { headers } = await sent(`${here}:sqs:path/q`, { ...own, request })
    expect(headers['x-amz-security-token']).toBe('token')
  })

  test('are refused when the key is gone', async () => {
    const gone = { ...own, script: {} }
    expect(await made(`${here}:sqs:path/q`, gone)).toMatchObject({
      cause: 'the caller’s access key is gone',
    })
  })

  test('never go to AWS, which does not know them', () => {
    const { method, services } = staged(`${here}:sqs:path/q`, own)
    expect(() => compileAwsRequest(method, services)).toThrow('AWS does not know them')
  })

  test('need a method that asks who the caller is', () => {
    const anonymous = { more: { credentials: callersOwn }, endpoint: 'http://127.0.0.1:4566' }
    const { method, services } = staged(`${here}:sqs:path/q`, anonymous)
    expect(() => compileAwsRequest(method, services)).toThrow('need AWS_IAM')
  })
})
