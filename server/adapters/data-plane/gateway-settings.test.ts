import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSecrets } from '../../secrets.ts'
import { readSettings } from '../../settings.ts'
import { type GatewaySettings, gatewaySettings, portsOfSettings } from './gateway-settings.ts'
import { sealedFor } from './vault.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const secret = 'a secret of the test’s own'
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
const read = (env: Record<string, string>): GatewaySettings => gatewaySettings(readSettings(env), secret)

test('without anything set, gateways get the defaults', () => {
  expect(read({ DATA_DIR: folder })).toEqual({
    ...{ region: 'us-east-1', backendNetworks: ['public', 'private', 'loopback'], certificateAuthorities: [] },
    ...{
      awsEndpoints: {},
      networkLabels: [],
      trustedProxies: [],
      redisUrl: undefined,
      rateLimitHeaders: false,
      publicUrl: 'http://localhost:3000',
      secret,
    },
    logsFolder: path.join(folder, 'logs'),
    ownPorts: [
      { port: 3000, at: 'here' },
      { port: 8080, at: 'here' },
    ],
  })
})

test('the settings can be posted to a thread', () => {
  const settings = read({ REDIS_URL: 'redis://127.0.0.1', AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })
  expect(structuredClone(settings)).toEqual(settings)
})

test('the file of certificate authorities is read once, at the start', () => {
  const file = path.join(folder, 'ca.pem')
  writeFileSync(file, pem)
  const settings = read({ BACKEND_CA_FILE: file })
  expect(settings.certificateAuthorities).toEqual([pem])
  rmSync(file)
  expect(portsOfSettings(settings).backends.certificateAuthorities).toEqual([pem])
})

test('a file of certificate authorities that is missing, or has none, stops the start and is named', () => {
  const file = path.join(folder, 'ca.pem')
  expect(() => read({ BACKEND_CA_FILE: file })).toThrow(`ENOENT: no such file or directory, open '${file}'`)
  for (const text of ['', 'MIIB', '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n']) {
    writeFileSync(file, text)
    expect(() => read({ BACKEND_CA_FILE: file })).toThrow(`BACKEND_CA_FILE: ${file} has no PEM certificate`)
  }
})

test('a service’s own endpoint is taken before the one for all', () => {
  const { awsEndpoints } = portsOfSettings(
    read({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/',
      AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9324',
      AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:8083',
    }),
  )
  expect(awsEndpoints.configured('sqs')).toBe('http://127.0.0.1:9324')
  expect(awsEndpoints.configured('states')).toBe('http://127.0.0.1:8083')
  expect(awsEndpoints.configured('lambda')).toBe('http://127.0.0.1:4566')
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'lambda'])(
  'without an endpoint for all, a service called %s has none',
  (service) => {
    const { awsEndpoints } = portsOfSettings(read({ AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9324' }))
    expect(awsEndpoints.configured(service)).toBeUndefined()
  },
)

test.each(['constructor', '__proto__', 'toString'])('with one for all, a service called %s has that', (service) => {
  const { awsEndpoints } = portsOfSettings(read({ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }))
  expect(awsEndpoints.configured(service)).toBe('http://127.0.0.1:4566')
})

test('the vault opens what this secret sealed', () => {
  const sealed = sealedFor('aws-credentials', createSecrets(secret).encrypt('top secret', 'aws-credentials'))
  expect(portsOfSettings(read({})).vault.open(sealed)).toBe('top secret')
  expect(() => portsOfSettings({ ...read({}), secret: 'another secret of it' }).vault.open(sealed)).toThrow()
})

test('callers’ networks have the operator’s labels; a label that cannot be read stops the start', () => {
  const { sourceNetworks } = portsOfSettings(read({ NETWORK_LABELS: 'vpc-a=10.0.0.0/8, vpc-b=192.168.0.0/16' }))
  expect(sourceNetworks.labelOf('192.168.1.1')).toBe('vpc-b')
  expect(sourceNetworks.labelOf('8.8.8.8')).toBeUndefined()
  expect(() => portsOfSettings(read({ NETWORK_LABELS: 'vpc-a' }))).toThrow('NETWORK_LABELS: "vpc-a"')
})
