import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const databaseUrl = 'postgres://gatehouse@db/gatehouse'

test('an empty environment is a laptop: loopback, an embedded database, open to sign up', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    gatewayPort: 8080,
    host: '127.0.0.1',
    dataFolder: path.resolve('.data'),
    databaseUrl: undefined,
    publicUrl: 'http://localhost:3000',
    gatewayUrl: 'http://localhost:8080',
    gatewayDomain: 'localhost',
    gatewayThreads: undefined,
    secret: undefined,
    region: 'us-east-1',
    accountSignUp: 'open',
    backendNetworks: ['public', 'private', 'loopback'],
    backendCaFile: undefined,
    networkLabels: [],
    trustedProxies: [],
    awsEndpoints: {},
    redisUrl: undefined,
    integrationTimeoutMs: 29_000,
    rateLimitHeaders: false,
    remoteImages: false,
    accountLimits: {},
    managementRateLimit: { ratePerSecond: 200, burst: 400 },
    logRetentionDays: 14,
    mail: { smtpUrl: undefined, from: 'Gatehouse <no-reply@localhost>' },
    oidc: undefined,
    admin: {
      email: undefined,
      password: undefined,
      accountId: undefined,
      accessKeyId: undefined,
      secretAccessKey: undefined,
    },
  })
})

test('with a database server it is a service: closed to sign up, its own loopback out of reach', () => {
  expect(readSettings({ DATABASE_URL: databaseUrl })).toMatchObject({
    databaseUrl,
    accountSignUp: 'closed',
    backendNetworks: ['public', 'private'],
  })
})

test('AWS endpoints are known by the service’s name in ARNs, whatever the SDKs call it', () => {
  const said = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4567/path',
    AWS_ENDPOINT_URL_SFN: 'https://states.example.org',
    AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://events:81',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://cognito:82',
    AWS_ENDPOINT_URL_SQS: ' ',
    AWS_ENDPOINT_URLS: 'no',
  }
  expect(readSettings(said).awsEndpoints).toEqual({
    '*': 'http://127.0.0.1:4566',
    dynamodb: 'http://127.0.0.1:4567',
    states: 'https://states.example.org',
    events: 'http://events:81',
    'cognito-idp': 'http://cognito:82',
  })
  expect(() => readSettings({ AWS_ENDPOINT_URL_S3: 'ftp://x' })).toThrow('AWS_ENDPOINT_URL_S3 must be a URL')
})

test('the data plane’s settings', () => {
  const said = {
    BACKEND_CA_FILE: '/etc/ca.pem',
    NETWORK_LABELS: 'vpc-1=10.0.0.0/8, office=192.0.2.0/24',
    TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
    REDIS_URL: 'redis://cache:6379',
    INTEGRATION_TIMEOUT_MS: '120000',
    RATE_LIMIT_HEADERS: 'on',
    REMOTE_IMAGES: 'on',
    LOG_RETENTION_DAYS: '3',
  }
  expect(readSettings(said)).toMatchObject({
    backendCaFile: '/etc/ca.pem',
    networkLabels: ['vpc-1=10.0.0.0/8', 'office=192.0.2.0/24'],
    trustedProxies: ['loopback', '10.0.0.0/8'],
    redisUrl: 'redis://cache:6379',
    integrationTimeoutMs: 120_000,
    rateLimitHeaders: true,
    remoteImages: true,
    logRetentionDays: 3,
  })
})

test('what is said counts, whatever the database', () => {
  const said = { ACCOUNT_SIGN_UP: 'open', BACKEND_NETWORKS: ' loopback ,10.0.0.0/8,, fd00::/8 ' }
  expect(readSettings({ ...said, DATABASE_URL: databaseUrl })).toMatchObject({
    accountSignUp: 'open',
    backendNetworks: ['loopback', '10.0.0.0/8', 'fd00::/8'],
  })
  expect(readSettings({ ACCOUNT_SIGN_UP: 'closed' }).accountSignUp).toBe('closed')
})

test.each([
  ['PORT', '0', { port: 0, publicUrl: 'http://localhost:0' }],
  ['PORT', '65535', { port: 65_535 }],
  ['PORT', '4000', { port: 4000, publicUrl: 'http://localhost:4000', gatewayPort: 8080 }],
  ['GATEWAY_PORT', '80', { gatewayPort: 80, port: 3000 }],
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['HOST', '::', { host: '::' }],
  ['DATA_DIR', '/var/lib/gatehouse/', { dataFolder: '/var/lib/gatehouse' }],
  ['DATA_DIR', 'here', { dataFolder: path.resolve('here') }],
  ['DATABASE_URL', 'postgresql://u:p@h:5432/d?sslmode=require', { accountSignUp: 'closed' }],
  ['PUBLIC_URL', 'https://apis.example.org', { publicUrl: 'https://apis.example.org' }],
  ['PUBLIC_URL', 'https://apis.example.org/', { publicUrl: 'https://apis.example.org' }],
  ['PUBLIC_URL', 'https://example.org/apis//', { publicUrl: 'https://example.org/apis' }],
  ['GATEWAY_DOMAIN', 'example.org', { gatewayDomain: 'example.org' }],
  ['GATEWAY_THREADS', '1', { gatewayThreads: 1 }],
  ['GATEWAY_THREADS', '128', { gatewayThreads: 128 }],
  ['GATEHOUSE_SECRET', 'x'.repeat(16), { secret: 'x'.repeat(16) }],
  ['GATEHOUSE_REGION', 'eu-central-1', { region: 'eu-central-1' }],
  ['ADMIN_EMAIL', 'ada@example.org', { admin: { email: 'ada@example.org' } }],
  ['ADMIN_PASSWORD', ' p w ', { admin: { password: ' p w ' } }],
  ['ADMIN_ACCOUNT_ID', '012345678901', { admin: { accountId: '012345678901' } }],
  ['ADMIN_ACCESS_KEY_ID', 'AKIAEXAMPLE', { admin: { accessKeyId: 'AKIAEXAMPLE' } }],
  ['ADMIN_SECRET_ACCESS_KEY', 'secret', { admin: { secretAccessKey: 'secret' } }],
])('%s=%s is read', (name, value, settings) => {
  expect(readSettings({ [name]: value })).toMatchObject(settings)
})

test.each([
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PORT', '0x10'],
  ['PORT', '1e3'],
  ['PORT', 'http'],
  ['PORT', '3000 '],
  ['GATEWAY_PORT', '99999999999999999999'],
  ['DATABASE_URL', 'mysql://db/gatehouse'],
  ['DATABASE_URL', 'db/gatehouse'],
  ['PUBLIC_URL', 'localhost:3000'],
  ['PUBLIC_URL', 'example.org'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['PUBLIC_URL', 'https://example.org/?a=b'],
  ['PUBLIC_URL', 'https://example.org/#here'],
  ['GATEWAY_THREADS', '0'],
  ['GATEWAY_THREADS', '129'],
  ['GATEWAY_THREADS', 'all'],
  ['GATEHOUSE_SECRET', 'x'.repeat(15)],
  ['GATEHOUSE_REGION', 'EU West'],
  ['ACCOUNT_SIGN_UP', 'yes'],
  ['OIDC_ISSUER', 'accounts.example.org'],
  ['OIDC_ISSUER', 'file:///etc/passwd'],
  ['ADMIN_EMAIL', 'ada'],
  ['ADMIN_ACCOUNT_ID', '12345678901'],
  ['ADMIN_ACCOUNT_ID', '1234567890123'],
  ['ADMIN_ACCOUNT_ID', 'abcdefghijkl'],
])('%s=%s is refused by its name, and a secret is not repeated', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} `))
  if (name === 'GATEHOUSE_SECRET') expect(() => readSettings({ [name]: value })).not.toThrow(value)
})

test('all that is wrong is said at once', () => {
  expect(() => readSettings({ PORT: 'x', ADMIN_EMAIL: 'y', HOST: '::' })).toThrow(/^PORT .+; ADMIN_EMAIL .+$/)
})

test.each(['', ' ', '\t'])('variables that hold %j are unset', (value) => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'GATEWAY_THREADS', 'GATEHOUSE_SECRET']
  const more = ['ACCOUNT_SIGN_UP', 'BACKEND_NETWORKS', 'OIDC_ISSUER', 'ADMIN_EMAIL', 'ADMIN_ACCOUNT_ID']
  expect(readSettings(Object.fromEntries([...names, ...more].map((name) => [name, value])))).toEqual(readSettings({}))
})

test('single sign-on needs an issuer and a client, and has a name', () => {
  const issuer = 'https://accounts.example.org'
  expect(readSettings({ OIDC_ISSUER: issuer }).oidc).toBeUndefined()
  expect(readSettings({ OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' }).oidc).toBeUndefined()
  expect(readSettings({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'c' }).oidc).toEqual({
    issuer,
    clientId: 'c',
    clientSecret: undefined,
    name: 'Single sign-on',
  })
  const whole = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's', OIDC_NAME: 'Example' }
  expect(readSettings(whole).oidc).toMatchObject({ clientSecret: 's', name: 'Example' })
})

test('the rest of the environment is nobody’s business', () => {
  expect(readSettings({ PATH: '/bin', NODE_ENV: 'x', port: '1' })).toEqual(readSettings({}))
})

test('account limits are a JSON object of numbers by the names of the limits', () => {
  expect(readSettings({ ACCOUNT_LIMITS: '{"stages": 20, "vpcLinks": 0}' }).accountLimits).toEqual({
    stages: 20,
    vpcLinks: 0,
  })
  expect(readSettings({ ACCOUNT_LIMITS: ' ' }).accountLimits).toEqual({})
})

test.each(['x', '[]', '20', '{"stages": -1}', '{"stages": 1.5}', '{"stages": "20"}', '{"nope": 1}', '{"stages": 1e9}'])(
  'ACCOUNT_LIMITS=%s is refused with the names that there are',
  (text) => {
    expect(() => readSettings({ ACCOUNT_LIMITS: text })).toThrow(/^ACCOUNT_LIMITS must be .*regionalApis.*stages/)
  },
)

test('the management API’s rate is requests per second and burst, or off', () => {
  expect(readSettings({ MANAGEMENT_RATE_LIMIT: '10, 40' }).managementRateLimit).toEqual({
    ratePerSecond: 10,
    burst: 40,
  })
  expect(readSettings({ MANAGEMENT_RATE_LIMIT: 'off' }).managementRateLimit).toBeUndefined()
})

test.each(['10', '10,', ',40', '0,40', '10,5', '-1,4', '1.5,4', 'ten,forty', '10;40', '1e3,2e3', '9999999,9999999'])(
  'MANAGEMENT_RATE_LIMIT=%s is refused with an example',
  (text) => {
    expect(() => readSettings({ MANAGEMENT_RATE_LIMIT: text })).toThrow(/^MANAGEMENT_RATE_LIMIT must be .*10,40/)
  },
)

test('mail: a server and a sender on one line; the sender is of the console’s host unless told', () => {
  const SMTP_URL = 'smtp://user:secret@mail.example.com:587'
  const MAIL_FROM = 'Pets <api@example.com>'
  expect(readSettings({ SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM })
  expect(readSettings({ PUBLIC_URL: 'https://apis.example.com/' }).mail.from).toBe(
    'Gatehouse <no-reply@apis.example.com>',
  )
  expect(() => readSettings({ SMTP_URL: 'mail.example.com' })).toThrow('SMTP_URL must start with smtp://')
  for (const from of ['nobody', 'a@b\r\nBcc: c@d', 'A <a@b>, B <c@d>', '<>']) {
    expect(() => readSettings({ MAIL_FROM: from })).toThrow('MAIL_FROM must be an address')
  }
})
