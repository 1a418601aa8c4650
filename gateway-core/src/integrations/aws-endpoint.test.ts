import { describe, expect, test } from 'vitest'
import { accountId, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { type AwsService, awsEndpoint } from './aws-endpoint.ts'

function endpoint(target: AwsService, configured: Readonly<Record<string, string>> = {}) {
  const { services } = stagedExchange(
    { methods: { 'GET /': mock(200, '') } },
    {},
    { awsEndpoints: { configured: (service) => configured[service] } },
  )
  return { ...awsEndpoint(services, accountId, target), services }
}

const region = 'eu-west-1'

describe('AWS itself', () => {
  test.each<[AwsService, string]>([
    [{ service: 'dynamodb', region }, 'dynamodb.eu-west-1.amazonaws.com'],
    [{ service: 'dynamodb', region, subdomain: 'streams' }, 'streams.dynamodb.eu-west-1.amazonaws.com'],
    [{ service: 'states', region, hostPrefix: 'sync-' }, 'sync-states.eu-west-1.amazonaws.com'],
    [{ service: 'iot', region, subdomain: 'data-ats', hostPrefix: 'x-' }, 'x-data-ats.iot.eu-west-1.amazonaws.com'],
    [{ service: 'iam', region }, 'iam.amazonaws.com'],
    [{ service: 'sqs', region: 'cn-north-1' }, 'sqs.cn-north-1.amazonaws.com.cn'],
  ])('%j is at %s', (target, host) => {
    const { host: found, backend, basePath, isConfigured } = endpoint(target)
    expect([found, backend.origin, basePath, isConfigured]).toEqual([host, `https://${host}`, '', false])
  })
})

describe('what the operator configured', () => {
  test('goes before AWS, without AWS’s prefixes', () => {
    const target = { service: 'states', region, hostPrefix: 'sync-' }
    const { host, backend, basePath, isConfigured } = endpoint(target, { states: 'http://127.0.0.1:8083' })
    expect([host, backend.origin, basePath, isConfigured]).toEqual([
      '127.0.0.1:8083',
      'http://127.0.0.1:8083',
      '',
      true,
    ])
  })

  test('may have a path', () => {
    expect(endpoint({ service: 'sqs', region }, { sqs: 'http://emulator/aws/' }).basePath).toBe('/aws')
  })

  test('never shares a socket with a tenant’s own URI', () => {
    const { backend, services } = endpoint({ service: 'sqs', region }, { sqs: 'http://127.0.0.1:8083' })
    expect(services.pools.backend(accountId, 'http://127.0.0.1:8083')).not.toBe(backend)
    expect(services.pools.backend(accountId, 'http://127.0.0.1:8083', { trusted: true })).toBe(backend)
  })

  test('that is no URL is an error', () => {
    expect(() => endpoint({ service: 'sqs', region }, { sqs: 'nonsense' })).toThrow()
  })
})
