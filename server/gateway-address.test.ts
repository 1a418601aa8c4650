import { expect, test } from 'vitest'
import { gatewayHost, invokeUrl, invokeUrlByPath } from './gateway-address.ts'
import { readSettings } from './settings.ts'

test.each([
  [{}, 'http://', 'localhost:8080'],
  [{ GATEWAY_PORT: '80', GATEWAY_DOMAIN: 'api.example.com' }, 'http://', 'api.example.com'],
  [{ GATEWAY_DOMAIN: 'API.Example.com' }, 'http://', 'api.example.com:8080'],
  [{ GATEWAY_URL: 'https://api.example.com' }, 'https://', 'api.example.com'],
  [{ GATEWAY_URL: 'https://api.example.com', GATEWAY_DOMAIN: 'API.example.com' }, 'https://', 'api.example.com'],
  [{ GATEWAY_URL: 'https://api.example.com:8443/', GATEWAY_PORT: '9000' }, 'https://', 'api.example.com:8443'],
])('with %j a stage is called at %s…%s', (environment, scheme, host) => {
  const settings = readSettings(environment)
  expect(gatewayHost(settings, 'abc')).toBe(`abc.execute-api.${host}`)
  expect(invokeUrl(settings, 'abc', 'prod')).toBe(`${scheme}abc.execute-api.${host}/prod`)
  expect(invokeUrlByPath(settings, 'abc', 'prod')).toBe(`${scheme}${host}/_aws/execute-api/abc/prod`)
})

test.each(['https://api.example.com/x', 'ftp://x', 'api.example.com', 'https://a?b'])('%s is no address', (url) => {
  expect(() => readSettings({ GATEWAY_URL: url })).toThrow('GATEWAY_URL must be')
})

test('two domains are a mistake', () => {
  expect(() => readSettings({ GATEWAY_URL: 'https://a.example', GATEWAY_DOMAIN: 'b.example' })).toThrow(
    'different domains',
  )
})

test('a domain that is no host name is named', () => {
  expect(() => readSettings({ GATEWAY_DOMAIN: 'a b' })).toThrow('GATEWAY_DOMAIN must be a host name')
})
