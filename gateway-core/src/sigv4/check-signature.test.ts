import { createHash } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, test } from 'vitest'
import { checkScope, checkSignature, sha256 } from './check-signature.ts'
import { type Authorization, readAuthorization } from './read-authorization.ts'
import { headerOf, type SignedRequest } from './signed-request.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const signedAt = Date.UTC(2015, 7, 30, 12, 36)
const host = ['Host', 'example.amazonaws.com'] as const
const date = ['X-Amz-Date', '20150830T123600Z'] as const

function authorizationOf(request: SignedRequest): Authorization {
  const authorization = readAuthorization(request)
  if ('code' in authorization) throw new Error(authorization.message)
  return authorization
}

/** A request of AWS's published test suite, with the signature that the suite gives for it. */
function published(
  signature: string,
  [verb, path, query]: readonly [verb: string, path: string, query?: string],
  headers: readonly (readonly [string, string])[] = [],
): SignedRequest {
  const sent = [host, ...headers, date]
  const names = [...new Set(sent.map(([name]) => name.toLowerCase()))].sort().join(';')
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${signature}`
  return { verb, path, query: query ?? '', headers: [...sent, ['Authorization', authorization]] }
}

const vanilla = '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'
const postVanilla = '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'
const unreserved = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const form = ['Content-Type', 'application/x-www-form-urlencoded'] as const

describe('accepts the signatures of AWS’s test suite', () => {
  test.each<[name: string, request: SignedRequest]>([
    ['get-vanilla', published(vanilla, ['GET', '/'])],
    ['get-vanilla-query', published(vanilla, ['GET', '/', ''])],
    [
      'get-vanilla-empty-query-key',
      published('a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb', ['GET', '/', 'Param1=value1']),
    ],
    [
      'get-vanilla-query-order-key-case',
      published('b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500', [
        'GET',
        '/',
        'Param2=value2&Param1=value1',
      ]),
    ],
    [
      'get-vanilla-query-order-value',
      published('5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694', [
        'GET',
        '/',
        'Param1=value2&Param1=value1',
      ]),
    ],
    [
      'get-vanilla-query-unreserved',
      published('9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197', [
        'GET',
        '/',
        `${unreserved}=${unreserved}`,
      ]),
    ],
    [
      'get-vanilla-utf8-query',
      published('2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04', ['GET', '/', 'ሴ=bar']),
    ],
    [
      'get-unreserved',
      published('07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f', ['GET', `/${unreserved}`]),
    ],
    ['get-utf8', published('8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85', ['GET', '/ሴ'])],
    [
      'get-header-key-duplicate',
      published(
        'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
        ['GET', '/'],
        [
          ['My-Header1', 'value2'],
          ['My-Header1', 'value2'],
          ['My-Header1', 'value1'],
        ],
      ),
    ],
    [
      'get-header-value-order',
      published(
        '08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01',
        ['GET', '/'],
        [
          ['My-Header1', 'value4'],
          ['My-Header1', 'value1'],
          ['My-Header1', 'value3'],
          ['My-Header1', 'value2'],
        ],
      ),
    ],
    [
      'get-header-value-trim',
      published(
        'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
        ['GET', '/'],
        [
          ['My-Header1', ' value1'],
          ['My-Header2', ' "a   b   c"'],
        ],
      ),
    ],
    ['get-relative', published(vanilla, ['GET', '/example/..'])],
    ['get-relative-relative', published(vanilla, ['GET', '/example1/example2/../..'])],
    ['get-slash', published(vanilla, ['GET', '//'])],
    ['get-slash-dot-slash', published(vanilla, ['GET', '/./'])],
    [
      'get-slash-pointless-dot',
      published('ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5', ['GET', '/./example']),
    ],
    [
      'get-slashes',
      published('9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84', ['GET', '//example//']),
    ],
    [
      'get-space',
      published('652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741', ['GET', '/example space/']),
    ],
    ['post-vanilla', published(postVanilla, ['POST', '/'])],
    ['post-header-key-case', published(postVanilla, ['POST', '/'])],
    [
      'post-header-key-sort',
      published(
        'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
        ['POST', '/'],
        [['My-Header1', 'value1']],
      ),
    ],
    [
      'post-header-value-case',
      published(
        'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
        ['POST', '/'],
        [['My-Header1', 'VALUE1']],
      ),
    ],
    [
      'post-vanilla-query',
      published('28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11', ['POST', '/', 'Param1=value1']),
    ],
  ])('%s', (_, request) => {
    expect(checkSignature(request, authorizationOf(request), secret, sha256(''))).toBeUndefined()
  })

  test('post-x-www-form-urlencoded', () => {
    const request = published('ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a', ['POST', '/'], [form])
    expect(checkSignature(request, authorizationOf(request), secret, sha256('Param1=value1'))).toBeUndefined()
  })

  test('post-x-www-form-urlencoded-parameters', () => {
    const request = published(
      '1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe',
      ['POST', '/'],
      [['Content-Type', 'application/x-www-form-urlencoded; charset=utf8']],
    )
    expect(checkSignature(request, authorizationOf(request), secret, sha256('Param1=value1'))).toBeUndefined()
  })
})

class Sha256 {
  readonly #key: string | Uint8Array | undefined
  readonly #parts: (string | Uint8Array)[] = []

  constructor(key?: unknown) {
    this.#key = typeof key === 'string' || key instanceof Uint8Array ? key : undefined
  }

  update(part: unknown): void {
    this.#parts.push(typeof part === 'string' || part instanceof Uint8Array ? part : '')
  }

  async digest(): Promise<Uint8Array> {
    const { createHmac } = await import('node:crypto')
    const hash = this.#key === undefined ? createHash('sha256') : createHmac('sha256', this.#key)
    for (const part of this.#parts) hash.update(part)
    return hash.digest()
  }

  reset(): void {
    this.#parts.length = 0
  }
}

const signer = new SignatureV4({
  service: 'apigateway',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKID', secretAccessKey: 'short' },
  sha256: Sha256,
})

const restApis = {
  protocol: 'http:',
  hostname: 'localhost',
  port: 3000,
  headers: { host: 'localhost:3000', 'content-type': 'application/json' },
}

function sent(request: {
  method: string
  path: string
  headers: Record<string, string>
  query?: Record<string, unknown>
}): SignedRequest {
  const query = Object.entries(request.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  )
  return { verb: request.method, path: request.path, query: query.join('&'), headers: Object.entries(request.headers) }
}

describe('accepts what the SDK’s signer makes', () => {
  test.each([
    ['GET', '/aws/restapis', { limit: '5', position: 'a/b+c d=é' }, ''],
    ['POST', '/aws/restapis', {}, '{"name":"ä"}'],
    ['GET', '/aws/tags/arn%3Aaws%3Aapigateway%3Aeu-central-1%3A%3A%2Frestapis%2Fabc', {}, ''],
    ['GET', "/aws/restapis/a%20b/models/%7B%25%2B!'()*%7D", {}, ''],
  ])('%s %s %j', async (method, path, query, body) => {
    const signed = await signer.sign({ ...restApis, method, path, query, body }, { signingDate: new Date(signedAt) })
    const request = sent(signed)
    const authorization = authorizationOf(request)
    expect(checkScope(authorization, 'apigateway', signedAt)).toBeUndefined()
    expect(headerOf(request, 'x-amz-content-sha256')).toBe(sha256(body))
    expect(checkSignature(request, authorization, 'short', sha256(body))).toBeUndefined()
    expect(checkSignature(request, authorization, 'shorT', sha256(body))?.code).toBe('InvalidSignatureException')
    expect(checkSignature(request, authorization, 'short', sha256(`${body} `))?.code).toBe('InvalidSignatureException')
  })

  test('in a query that was written anew on its way: `+` for a space', async () => {
    const query = { position: 'a b+c' }
    const signed = await signer.sign(
      { ...restApis, method: 'GET', path: '/aws/restapis', query, body: '' },
      { signingDate: new Date(signedAt) },
    )
    const request = { ...sent(signed), query: new URLSearchParams(query).toString() }
    expect(request.query).toBe('position=a+b%2Bc')
    expect(checkSignature(request, authorizationOf(request), 'short', sha256(''))).toBeUndefined()
  })

  test('a presigned URL, until it expires', async () => {
    const get = {
      ...restApis,
      method: 'GET',
      path: '/aws/restapis',
      query: { limit: '1' },
      headers: { host: 'localhost' },
    }
    const signed = await signer.presign(get, { signingDate: new Date(signedAt), expiresIn: 600 })
    const request = sent(signed)
    const authorization = authorizationOf(request)
    expect(authorization).toMatchObject({ accessKeyId: 'AKID', expiresSeconds: 600, region: 'eu-central-1' })
    expect(checkSignature(request, authorization, 'short', sha256(''))).toBeUndefined()
    expect(checkScope(authorization, 'apigateway', signedAt + 600_000)).toBeUndefined()
    expect(checkScope(authorization, 'apigateway', signedAt + 601_000)?.message).toContain('Signature expired')
    const other = { ...request, query: request.query.replace('limit=1', 'limit=2') }
    expect(checkSignature(other, authorization, 'short', sha256(''))?.code).toBe('InvalidSignatureException')
  })
})

describe('refuses what was changed after it was signed', () => {
  const request = published(vanilla, ['GET', '/'])
  test.each<[what: string, change: Partial<SignedRequest>]>([
    ['the verb', { verb: 'PUT' }],
    ['the path', { path: '/x' }],
    ['the query', { query: 'a=1' }],
    ['the host', { headers: [['Host', 'other'], ...request.headers.slice(1)] }],
    ['the date', { headers: request.headers.map(([name, value]) => [name, value.replace('T1236', 'T1237')] as const) }],
  ])('%s', (_, change) => {
    const changed = { ...request, ...change }
    const failure = checkSignature(changed, authorizationOf(changed), secret, sha256(''))
    expect(failure?.code).toBe('InvalidSignatureException')
    expect(failure?.message).toMatch(
      /^The request signature we calculated does not match the signature you provided\. /,
    )
  })

  test('the message has the canonical request and the string to sign, not the signature that would be right', () => {
    const changed = { ...request, path: '/x' }
    const { message } = checkSignature(changed, authorizationOf(changed), secret, sha256('')) ?? { message: '' }
    expect(message).toContain("'GET\n/x\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n")
    expect(message).toContain("'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n")
    expect(message.match(/[0-9a-f]{64}/g)).toEqual([sha256(''), expect.any(String)])
  })

  test.each(['', 'zz', vanilla.slice(2), `${vanilla}00`, `${vanilla.slice(0, -2)}zz`])(
    'the signature: %j',
    (signature) => {
      const authorization = { ...authorizationOf(request), signature }
      expect(checkSignature(request, authorization, secret, sha256(''))?.code).toBe('InvalidSignatureException')
    },
  )
})

describe('the scope and the clock', () => {
  const authorization = authorizationOf(published(vanilla, ['GET', '/']))
  const check = (change: Partial<Authorization>, now = signedAt, service = 'service') =>
    checkScope({ ...authorization, ...change }, service, now)?.message

  test('five minutes of difference are accepted, to either side', () => {
    expect(check({}, signedAt + 300_000)).toBeUndefined()
    expect(check({}, signedAt - 300_000)).toBeUndefined()
  })

  test('more are not', () => {
    expect(check({}, signedAt + 301_000)).toBe(
      'Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)',
    )
    expect(check({}, signedAt - 301_000)).toBe(
      'Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)',
    )
  })

  test('a presigned URL from the future is not yet current', () => {
    expect(check({ expiresSeconds: 60 }, signedAt - 301_000)).toContain('Signature not yet current')
  })

  test('any region is accepted', () => {
    expect(check({ region: 'mars-north-1' })).toBeUndefined()
  })

  test('another service is not', () => {
    expect(check({}, signedAt, 'apigateway')).toBe("Credential should be scoped to correct service: 'apigateway'. ")
  })

  test('another terminator is not', () => {
    expect(check({ terminator: 'aws4' })).toBe(
      "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4'.",
    )
  })

  test('the day of the scope must be the day of the date', () => {
    expect(check({ date: '20150829' })).toBe(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'.",
    )
  })

  test('the host must be signed', () => {
    expect(check({ signedHeaders: ['x-amz-date'] })).toBe(
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    )
  })
})
