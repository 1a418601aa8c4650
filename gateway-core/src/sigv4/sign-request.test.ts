import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScope, checkSignature, sha256 } from './check-signature.ts'
import { readAuthorization } from './read-authorization.ts'
import { type SigningCredentials, signRequest, type UnsignedRequest } from './sign-request.ts'
import { queryPairs, type SignedRequest } from './signed-request.ts'

const now = Date.UTC(2015, 7, 30, 12, 36)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const scope = { region: 'us-east-1', service: 'service', now }
const plain: UnsignedRequest = {
  method: 'GET',
  host: 'example.amazonaws.com',
  path: '/',
  headers: [],
  body: null,
}

function pairs(headers: readonly string[]): [string, string][] {
  return headers.flatMap((name, index) =>
    index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as [string, string]] : [],
  )
}

function named(headers: readonly string[], name: string): string | undefined {
  return pairs(headers).find(([other]) => other === name)?.[1]
}

function signature(
  request: UnsignedRequest,
  other: Partial<typeof scope> = {},
  keys: SigningCredentials = credentials,
) {
  const authorization = named(signRequest(request, keys, { ...scope, ...other }), 'Authorization')
  return authorization?.split('Signature=')[1]
}

describe('makes the signatures of AWS’s test suite', () => {
  test.each<[name: string, request: Partial<UnsignedRequest>, signature: string]>([
    ['get-vanilla', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-empty-query-key',
      { path: '/?Param1=value1' },
      'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
    ],
    [
      'get-vanilla-query-order-key-case',
      { path: '/?Param2=value2&Param1=value1' },
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    ['post-vanilla', { method: 'POST' }, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'post-x-www-form-urlencoded',
      { method: 'POST', headers: ['Content-Type', 'application/x-www-form-urlencoded'], body: 'Param1=value1' },
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ])('%s', (_, request, expected) => {
    expect(signature({ ...plain, ...request })).toBe(expected)
  })
})

test('says who signed what, with the host first', () => {
  const headers = ['Content-Type', 'text/plain', 'User-Agent', 'x', 'X-Amz-Target', 'T']
  const signed = signRequest({ ...plain, headers }, credentials, scope)
  expect(signed.slice(0, 2)).toEqual(['Host', 'example.amazonaws.com'])
  expect(signed.slice(2, 8)).toEqual(headers)
  expect(named(signed, 'X-Amz-Date')).toBe('20150830T123600Z')
  expect(named(signed, 'Authorization')).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/us-east-1\/service\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$/,
  )
})

test('a session token is sent and signed', () => {
  const temporary = { ...credentials, sessionToken: 'AQoD/x==' }
  const signed = signRequest(plain, temporary, scope)
  expect(named(signed, 'X-Amz-Security-Token')).toBe('AQoD/x==')
  expect(named(signed, 'Authorization')).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token,')
})

test('what signing sets cannot be set before, in any spelling', () => {
  const headers = [
    'authorization',
    'Basic x',
    'HOST',
    'evil',
    'x-AMZ-date',
    '1',
    'X-Amz-Security-Token',
    't',
    'X-A',
    'b',
  ]
  const signed = signRequest({ ...plain, headers }, credentials, scope)
  expect(pairs(signed).map(([name]) => name)).toEqual(['Host', 'X-A', 'X-Amz-Date', 'Authorization'])
})

test('S3 is told the hash of the body, and its path is encoded once', () => {
  const request = { ...plain, method: 'PUT', path: '/bucket/a%20b/../c//d', body: 'hello' }
  const signed = signRequest(request, credentials, { ...scope, service: 's3' })
  expect(named(signed, 'X-Amz-Content-Sha256')).toBe(createHash('sha256').update('hello').digest('hex'))
  const other = { ...request, path: '/bucket/c/d' }
  expect(signature(request, { service: 's3' })).not.toBe(signature(other, { service: 's3' }))
})

test('a segment that S3 could not decode is signed as it is', () => {
  const sign = (path: string) => signature({ ...plain, path }, { service: 's3' })
  expect(sign('/bucket/100%')).toBe(sign('/bucket/100%25'))
  expect(sign('/bucket/100%')).not.toBe(sign('/bucket/100'))
})

test('another day, region, service or secret makes another signature', () => {
  const others = [
    signature(plain),
    signature(plain, { now: now + 86_400_000 }),
    signature(plain, { region: 'eu-central-1' }),
    signature(plain, { service: 'sqs' }),
    signature(plain, {}, { ...credentials, secretAccessKey: 'other' }),
  ]
  expect(new Set(others).size).toBe(5)
})

test('a key that was forgotten is made again', () => {
  const first = signature(plain)
  for (let index = 0; index < 600; index++) signature(plain, { region: `r${index}` })
  expect(signature(plain)).toBe(first)
})

/** Text as it may stand in a path or a query: encoded or not, but no separators. */
const piece = fc.oneof(
  fc.string({ maxLength: 8 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.stringMatching(/^[a-zA-Z0-9._~!'()*,:@$-]{0,8}$/),
)
const headerValue = fc.stringMatching(/^[a-zA-Z0-9 ,;=/+.-]{0,20}$/)
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'),
  host: fc.constantFrom('dynamodb.us-east-1.amazonaws.com', '127.0.0.1:4567', 'localhost'),
  segments: fc.array(piece, { maxLength: 5 }),
  query: fc.array(fc.tuple(piece, piece), { maxLength: 5 }),
  target: headerValue,
  body: fc.oneof(fc.constant(null), fc.string(), fc.uint8Array({ maxLength: 50 })),
  token: fc.option(fc.stringMatching(/^[a-zA-Z0-9+/=]{1,40}$/), { nil: undefined }),
  service: fc.constantFrom('dynamodb', 'sqs', 'states', 'lambda'),
})

type Given = typeof request extends fc.Arbitrary<infer Value> ? Value : never

function build({ method, host, segments, query, target, body }: Given): UnsignedRequest {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&')
  const path = `/${segments.join('/')}${search === '' ? '' : `?${search}`}`
  return { method, host, path, headers: ['Content-Type', 'application/json', 'X-Amz-Target', target], body }
}

/** The SDK's signer wants its hash as a class. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret))
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}

function keyOf(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret)
}

function queryOf(search: string): Record<string, string[]> {
  const query = new Map<string, string[]>()
  for (const [name, value] of queryPairs(search)) query.set(name, [...(query.get(name) ?? []), value])
  return Object.fromEntries(query)
}

describe('for any request', () => {
  test('our own check accepts the signature, and no other body, path or verb', () => {
    fc.assert(
      fc.property(request, (given) => {
        const unsigned = build(given)
        const keys = given.token === undefined ? credentials : { ...credentials, sessionToken: given.token }
        const headers = signRequest(unsigned, keys, { ...scope, service: given.service })
        const [path = '', search = ''] = unsigned.path.split(/\?(.*)/s)
        const sent: SignedRequest = { verb: given.method, path, query: search, headers: pairs(headers) }
        const authorization = readAuthorization(sent)
        if ('code' in authorization) throw new Error(authorization.message)
        expect(checkScope(authorization, given.service, now)).toBeUndefined()
        const hash = sha256(given.body ?? '')
        expect(checkSignature(sent, authorization, credentials.secretAccessKey, hash)).toBeUndefined()
        expect(checkSignature(sent, authorization, credentials.secretAccessKey, sha256('other!'))).toBeDefined()
        expect(
          checkSignature({ ...sent, path: `${path}x` }, authorization, credentials.secretAccessKey, hash),
        ).toBeDefined()
        expect(
          checkSignature({ ...sent, verb: 'TRACE' }, authorization, credentials.secretAccessKey, hash),
        ).toBeDefined()
      }),
      { numRuns: 300 },
    )
  })

  test('the AWS SDK’s signer makes the same', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const unsigned = build(given)
        const [path = '', search = ''] = unsigned.path.split(/\?(.*)/s)
        const keys = given.token === undefined ? credentials : { ...credentials, sessionToken: given.token }
        const signer = new SignatureV4({
          credentials: keys,
          region: scope.region,
          service: given.service,
          sha256: Sha256,
          applyChecksum: false,
        })
        const theirs = await signer.sign(
          {
            method: given.method,
            protocol: 'https:',
            hostname: given.host,
            path,
            query: queryOf(search),
            headers: { host: given.host, 'content-type': 'application/json', 'x-amz-target': given.target },
            body: given.body ?? '',
          },
          { signingDate: new Date(now) },
        )
        const ours = signRequest(unsigned, keys, { ...scope, service: given.service })
        expect(named(ours, 'Authorization')).toBe(theirs.headers.authorization)
      }),
      { numRuns: 200 },
    )
  })
})
