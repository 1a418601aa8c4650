import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { http, httpProxy, type MethodScript, mock } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { buildIntegrationRequest } from './build-integration-request.ts'

function build(script: MethodScript, request: MemoryRequest = {}) {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': script } }, request)
  const verdict = buildIntegrationRequest.compile(method, services)?.(exchange)
  return { verdict, request: exchange.integrationRequest }
}

test('a mock’s request is the status that its template makes', () => {
  expect(build(mock(418, ''))).toEqual({ verdict: undefined, request: { mockStatus: 418 } })
})

test('an HTTP_PROXY request goes to the backend', () => {
  expect(build(httpProxy('http://backend:81/a'))).toMatchObject({
    verdict: undefined,
    request: { backend: { origin: 'http://backend:81' }, method: 'GET', path: '/a' },
  })
})

test('an HTTP request goes to the backend', () => {
  expect(build(http('https://backend/a'))).toMatchObject({
    verdict: undefined,
    request: { backend: { origin: 'https://backend' }, method: 'GET', path: '/a' },
  })
})

describe('what cannot be served is a configuration error, and the log says why', () => {
  const integration = (given: Partial<IntegrationSnapshot>): MethodScript => ({
    integration: { ...httpProxy('http://backend/').integration, ...given },
  })

  const unknownType: MethodScript = JSON.parse(JSON.stringify(integration({})).replace('HTTP_PROXY', 'SOAP'))

  test.each([
    ['AWS without a URI', integration({ type: 'AWS', uri: undefined }), 'cannot be served'],
    ['AWS_PROXY without a URI', integration({ type: 'AWS_PROXY', uri: undefined }), 'cannot be served'],
    ['a type that nobody knows', unknownType, 'no integrations of type SOAP'],
    ['a VPC link', integration({ connectionType: 'VPC_LINK' }), 'VPC links are not served'],
    ['no URI', integration({ uri: undefined }), 'Invalid endpoint address'],
    ['a URI of another scheme', integration({ uri: 'ftp://backend/' }), 'Invalid endpoint address'],
    [
      'a mapping onto a header that cannot be mapped',
      integration({ requestParameters: { 'integration.request.header.Content-Length': "'1'" } }),
      'Content-Length cannot be mapped',
    ],
    [
      'a mapping from an answer that is not there yet',
      integration({ requestParameters: { 'integration.request.header.X': 'integration.response.body.x' } }),
      'cannot be mapped from integration.response.body.x',
    ],
  ])('%s', (_, script, reason) => {
    const { verdict, request } = build(script)
    expect(verdict).toMatchObject({ type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining(reason) })
    expect(request).toBeUndefined()
  })
})
