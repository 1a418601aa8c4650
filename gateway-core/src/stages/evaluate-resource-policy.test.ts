import { describe, expect, test } from 'vitest'
import type { Ports } from '../ports.ts'
import { type ApiScript, mock } from '../testing/deployed-api.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { evaluateResourcePolicy } from './evaluate-resource-policy.ts'

const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const deny = { ...allow, Effect: 'Deny' }
const arn = 'arn:aws:execute-api:us-east-1:********9012:abcde12345/prod/GET/pets'

function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

function script(text: string | undefined, authorizationType = 'NONE'): ApiScript {
  const methods = { 'GET /pets': { ...mock(200, '[]'), authorizationType } }
  return { methods, api: text === undefined ? {} : { policy: text } }
}

function staged(text: string | undefined, authorizationType = 'NONE', ports: Partial<Ports> = {}) {
  const { exchange, method, services } = stagedExchange(script(text, authorizationType), { path: '/pets' }, ports)
  const step = evaluateResourcePolicy.compile(method, services)
  return { step, verdict: step?.(exchange), exchange }
}

test('costs nothing without a policy', () => {
  expect(staged(undefined).step).toBeUndefined()
})

describe('an open method', () => {
  test('is open to whom the policy allows', () => {
    const { verdict, exchange } = staged(policy(allow))
    expect(verdict).toBeUndefined()
    expect(exchange.resourceDecision).toMatchObject({ decision: 'allow', statement: { index: 0 } })
  })

  test.each([
    ['says nothing of it', policy({ ...allow, Resource: 'execute-api:/prod/POST/*' })],
    ['has no statement', policy()],
    ['allows somebody in particular', policy({ ...allow, Principal: { AWS: '123456789012' } })],
  ])('is closed when the policy %s', (_, text) => {
    expect(staged(text).verdict).toMatchObject({
      type: 'ACCESS_DENIED',
      message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn}`,
    })
  })

  test('is closed when the policy denies it, whatever it allows', () => {
    const { verdict, exchange } = staged(policy(allow, deny))
    expect(verdict).toMatchObject({
      type: 'ACCESS_DENIED',
      message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
    })
    expect(exchange.authorizePhase).toMatchObject({ status: 403 })
  })
})

describe('before an authorizer is asked', () => {
  test('only an explicit deny decides', () => {
    expect(staged(policy(allow), 'CUSTOM').verdict).toBeUndefined()
    expect(staged(policy(), 'CUSTOM').verdict).toBeUndefined()
    expect(staged(policy(deny), 'CUSTOM').verdict).toMatchObject({ message: expect.stringContaining('explicit deny') })
  })

  test.each(['AWS_IAM', 'COGNITO_USER_POOLS'])('%s decides later', (type) => {
    expect(staged(policy(deny), type).step).toBeUndefined()
  })
})

test.each(['NONE', 'CUSTOM', 'AWS_IAM', 'COGNITO_USER_POOLS'])(
  'a policy that cannot be understood closes methods of type %s, and the log says why',
  (type) => {
    const { verdict } = staged('{"Statement":{"Effect":"Allow"}}', type)
    expect(verdict).toMatchObject({
      type: 'ACCESS_DENIED',
      cause: expect.stringContaining('resource policy cannot be'),
    })
  },
)

describe('over the wire', () => {
  test('AWS’s answer, with the account hidden', async () => {
    await using api = await scenario(script(policy(deny)))
    const { status, headers, body } = await api.call('GET', '/pets')
    expect(status).toBe(403)
    expect(headers['x-amzn-errortype']).toBe('AccessDeniedException')
    expect(JSON.parse(body)).toEqual({
      Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
    })
  })

  test('addresses are those of the connection, whatever headers say', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }
    await using api = await scenario(script(policy({ ...allow, Condition: office })))
    expect((await api.call('GET', '/pets')).status).toBe(200)
    const elsewhere = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }
    await api.deploy(script(policy({ ...allow, Condition: elsewhere })))
    const headers = { 'x-forwarded-for': '198.51.100.1' }
    expect((await api.call('GET', '/pets', { headers })).status).toBe(403)
  })

  test('networks have the labels that the operator gave them', async () => {
    const sourceNetworks = { labelOf: (address: string) => (address === '127.0.0.1' ? 'vpc-42' : undefined) }
    const inside = (vpc: string) => script(policy({ ...allow, Condition: { StringEquals: { 'aws:SourceVpc': vpc } } }))
    await using api = await scenario(inside('vpc-42'), { sourceNetworks })
    expect((await api.call('GET', '/pets')).status).toBe(200)
    await api.deploy(inside('vpc-43'))
    expect((await api.call('GET', '/pets')).status).toBe(403)
  })

  test('another spelling of a path does not get past a deny', async () => {
    const secret = { ...deny, Resource: 'execute-api:/prod/GET/files/secret' }
    const methods = { 'GET /files/{name}': mock(200, '[]') }
    await using api = await scenario({ methods, api: { policy: policy(allow, secret) } })
    expect((await api.call('GET', '/files/open')).status).toBe(200)
    for (const path of ['/files/secret', '/files/secret/', '/files/s%65cret', '/files/%73%65%63%72%65%74']) {
      expect((await api.call('GET', path)).status).toBe(403)
    }
  })

  test('a path too long for an ARN is 414', async () => {
    await using api = await scenario({ methods: { 'GET /{proxy+}': mock(200, '[]') }, api: { policy: policy(allow) } })
    const { status, body, headers } = await api.call('GET', `/${'x'.repeat(1600)}`)
    expect([status, body]).toEqual([414, '{"message":"Request URI too long"}'])
    expect(headers['x-amzn-errortype']).toBe('RequestURITooLongException')
  })

  test('a provider’s own answer is shown instead', async () => {
    const responseTemplates = { 'application/json': '{"no":$context.error.messageString}' }
    const mine = { responseType: 'ACCESS_DENIED', statusCode: '404', responseParameters: {}, responseTemplates }
    await using api = await scenario({
      ...script(policy(deny)),
      api: { policy: policy(deny), gatewayResponses: [mine] },
    })
    const { status, body } = await api.call('GET', '/pets')
    expect(status).toBe(404)
    expect(JSON.parse(body).no).toContain('explicit deny')
  })
})
