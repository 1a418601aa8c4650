import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GeneratedSdk, generateSdk, type SdkModule } from '../testing/generated-sdk.ts'
import { petDocument } from '../testing/pet-document.ts'

let generated: GeneratedSdk
let sdk: SdkModule

beforeAll(async () => {
  generated = await generateSdk(petDocument)
  sdk = await generated.load()
})
afterAll(() => generated[Symbol.dispose]())

interface Sent {
  url: string
  method: string
  headers: Headers
  body: unknown
}

type Scripted = Response | Error | ((request: RequestInit) => Promise<Response>)

/** A client whose answers are scripted, in order, the last one for ever; no delay is waited for, and none is random. */
function scripted(answers: Scripted | Scripted[], config: object = {}) {
  const list = [answers].flat()
  const sent: Sent[] = []
  const waits: number[] = []
  const client = sdk.createClient({
    random: () => 0.5,
    now: () => Date.UTC(2026, 10, 22),
    wait: async (milliseconds: number) => void waits.push(milliseconds),
    async fetch(url: string, request: RequestInit) {
      sent.push({ url, method: request.method ?? '', headers: new Headers(request.headers), body: request.body })
      const answer = list.length > 1 ? list.shift() : list[0]
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? await answer(request) : (answer?.clone() ?? new Response())
    },
    ...config,
  })
  return { client, sent, waits }
}

const ok = (data: unknown = {}, headers: Record<string, string> = {}) => Response.json(data, { headers })
const refused = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ message: 'No' }, { status, headers })

describe('addresses', () => {
  test('AWS’s names, the operations’ own, and ANY by its verbs', () => {
    expect(Object.keys(sdk.createClient()).sort()).toEqual(
      [
        'petsGet',
        'addPet',
        'petsPetIdGet',
        'petsPetIdDelete',
        'rootGet',
        ...['Get', 'Post', 'Put', 'Patch', 'Delete'].map((verb) => `filesPath${verb}`),
        'request',
      ].sort(),
    )
  })

  test('parameters go where they belong, several values under one name', async () => {
    const { client, sent } = scripted(ok([]))
    const params = { limit: 5, tag: ['a b', 'c&d'], ids: [1, 2], kind: 'cat', filter: { a: 1 }, 'X-Trace': ['x', 'y'] }
    await client.petsGet?.(params)
    expect(sent[0]?.url).toBe(
      'http://abc123.execute-api.localhost:8080/prod/pets?limit=5&tag=a%20b&tag=c%26d&ids=1,2&kind=cat&filter%5Ba%5D=1',
    )
    expect(sent[0]?.headers.get('x-trace')).toBe('x,y')
    expect(sent[0]?.headers.get('accept')).toBe('application/json')
  })

  test('what is not given is not sent, and members of every object are not given', async () => {
    const { client, sent } = scripted(ok([]))
    await client.petsGet?.({ limit: undefined, tag: null })
    await client.petsGet?.(null)
    expect(sent.map(({ url }) => url.split('/prod')[1])).toEqual(['/pets', '/pets'])
  })

  test('path parameters are encoded; the slashes of a greedy one stay; a name of two places has two members', async () => {
    const { client, sent } = scripted(ok())
    await client.petsPetIdGet?.({ petId: "a/b?c#d'é", 'query.petId': 'q' })
    await client.filesPathGet?.({ path: 'a b/c/../d'.replace('..', 'x') })
    expect(sent.map(({ url }) => url.split('/prod')[1])).toEqual([
      '/pets/a%2Fb%3Fc%23d%27%C3%A9?petId=q',
      '/files/a%20b/c/x/d',
    ])
  })

  test.each([{ petId: '..' }, { petId: '.' }, { petId: '' }, {}])(
    '%j is refused before anything is sent',
    async (params) => {
      const { client, sent } = scripted(ok())
      await expect(client.petsPetIdGet?.(params)).rejects.toThrow(TypeError)
      await expect(client.filesPathGet?.({ path: 'a/../b' })).rejects.toThrow('cannot be "a/../b"')
      expect(sent).toEqual([])
    },
  )

  test('another endpoint, by text and by function; more headers and query', async () => {
    for (const endpoint of [
      'https://pets.example.com/v1/',
      (address: string) => address.replace(/.*/, 'https://pets.example.com/v1'),
    ]) {
      const { client, sent } = scripted(ok(), { endpoint, headers: { 'X-All': '1' } })
      await client.petsGet?.({}, undefined, { headers: { 'X-One': '2' }, queryParams: { q: ['a', 'b'] } })
      expect(sent[0]?.url).toBe('https://pets.example.com/v1/pets?q=a&q=b')
      expect([sent[0]?.headers.get('x-all'), sent[0]?.headers.get('x-one')]).toEqual(['1', '2'])
    }
  })

  test('request calls anything', async () => {
    const { client, sent } = scripted(ok({ a: 1 }))
    const { data } = await client.request({ method: 'PUT', path: 'any/{x}', query: { a: 1 }, body: { b: 2 } })
    expect(data).toEqual({ a: 1 })
    expect([sent[0]?.method, sent[0]?.url.split('/prod')[1], sent[0]?.body]).toEqual([
      'PUT',
      '/any/%7Bx%7D?a=1',
      '{"b":2}',
    ])
  })
})

describe('bodies', () => {
  test.each<[unknown, object, unknown, string | null]>([
    [{ name: 'Rex' }, {}, '{"name":"Rex"}', 'application/json'],
    ['text', {}, '"text"', 'application/json'],
    ['a=1', { contentType: 'text/plain' }, 'a=1', 'text/plain'],
    [undefined, {}, undefined, null],
    [
      { a: [1, 2], b: null },
      { contentType: 'application/x-www-form-urlencoded' },
      new URLSearchParams('a=1&a=2'),
      'application/x-www-form-urlencoded',
    ],
  ])('%j with %j', async (body, options, expected, type) => {
    const { client, sent } = scripted(ok())
    await client.addPet?.({}, body, options)
    expect(String(sent[0]?.body)).toBe(String(expected))
    expect(sent[0]?.headers.get('content-type')).toBe(type)
  })

  test('bytes go as they are; an object becomes a form that names its own boundary', async () => {
    const { client, sent } = scripted(ok())
    const bytes = new Uint8Array([1, 2])
    await client.addPet?.({}, bytes)
    await client.addPet?.({}, { file: new Blob(['x']), note: 'n' }, { contentType: 'multipart/form-data' })
    expect(sent[0]?.body).toBe(bytes)
    expect(sent[1]?.body).toBeInstanceOf(FormData)
    expect(sent[1]?.headers.get('content-type')).toBeNull()
  })

  test('a GET has no body, whatever it is given', async () => {
    const { client, sent } = scripted(ok())
    await client.petsGet?.({}, { a: 1 })
    expect(sent[0]?.body).toBeUndefined()
  })

  test.each<[Response, unknown]>([
    [Response.json({ a: 1 }), { a: 1 }],
    [new Response('not json', { headers: { 'content-type': 'application/json' } }), 'not json'],
    [new Response('plain', { headers: { 'content-type': 'text/plain' } }), 'plain'],
    [new Response(null, { status: 204 }), undefined],
    [new Response('{"b":2}', { headers: { 'content-type': 'application/problem+json' } }), { b: 2 }],
  ])('answers are read by their type: %#', async (response, data) => {
    expect((await scripted(response).client.petsGet?.())?.data).toEqual(data)
  })

  test('what is neither JSON nor text is a Blob', async () => {
    const response = new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'image/png' } })
    const blob = (await scripted(response).client.petsGet?.())?.data
    expect(blob).toBeInstanceOf(Blob)
  })
})

describe('credentials', () => {
  test('the API key goes with every call, the token only where an authorizer reads it', async () => {
    const { client, sent } = scripted(ok(), { apiKey: 'key', token: async () => 'secret' })
    await client.addPet?.({}, {})
    await client.petsPetIdDelete?.({ petId: 1 })
    expect(sent.map(({ headers }) => [headers.get('x-api-key'), headers.get('x-token')])).toEqual([
      ['key', null],
      ['key', 'secret'],
    ])
  })

  test.each([
    ['with a session', { sessionToken: 'a token' }],
    ['without', {}],
  ])('the signature is that of AWS’s own signer, %s', async (_, more) => {
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', ...more }
    const { client, sent } = scripted(ok(), { credentials: () => credentials, region: 'eu-west-1', apiKey: 'k' })
    await client.petsPetIdGet?.({ petId: 'a b/(ü)*', 'query.petId': "x y'~" })
    await client.petsGet?.()
    expect(sent[1]?.headers.get('authorization')).toBeNull()
    const [{ url, headers } = { url: '', headers: new Headers() }] = sent
    const { host, pathname, searchParams } = new URL(url)
    const signer = new SignatureV4({
      service: 'execute-api',
      region: 'eu-west-1',
      credentials,
      sha256: Sha256,
      applyChecksum: false,
    })
    const expected = await signer.sign(
      {
        protocol: 'http:',
        hostname: host,
        method: 'GET',
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: { host, 'x-api-key': 'k' },
      },
      { signingDate: new Date(Date.UTC(2026, 10, 22)) },
    )
    expect(headers.get('authorization')).toBe(expected.headers.authorization)
    expect(headers.get('x-amz-security-token')).toBe('sessionToken' in more ? more.sessionToken : null)
  })

  test('the body is signed, and AWS’s names of credentials are understood', async () => {
    const { client, sent } = scripted(ok(), { accessKey: 'AKIA', secretKey: 's', sessionToken: 't' })
    await client.request({ method: 'POST', path: '/x', body: { a: 'ü' } })
    const hash = createHash('sha256').update('{"a":"ü"}').digest('hex')
    expect(hash).toHaveLength(64)
    expect(new TextDecoder().decode(sent[0]?.body as Uint8Array)).toBe('{"a":"ü"}')
    expect(sent[0]?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIA\/20261122\/us-east-1\/execute-api\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    )
  })

  test('the factory of AWS’s SDK makes the same client', () => {
    expect(Object.keys(sdk.apigClientFactory.newClient({}))).toEqual(Object.keys(sdk.createClient()))
  })
})

describe('failures', () => {
  test('a status of 400 and more is an ApiError with status, headers and body', async () => {
    const { client, sent } = scripted(refused(404, { 'x-amzn-requestid': 'r-1' }))
    const error: unknown = await client.petsPetIdGet?.({ petId: 1 }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(sdk.ApiError)
    expect(error).toMatchObject({
      name: 'ApiError',
      message: 'petsPetIdGet was answered 404: No',
      operation: 'petsPetIdGet',
      status: 404,
      data: { message: 'No' },
      requestId: 'r-1',
    })
    expect([sdk.isFailureOf('petsPetIdGet', error), sdk.isFailureOf('petsGet', error)]).toEqual([true, false])
    expect(sent).toHaveLength(1)
  })

  test('429 is sent again for every verb, after random delays that double', async () => {
    const { client, waits, sent } = scripted([refused(429), refused(429), refused(429), ok({ name: 'Rex' })])
    expect((await client.addPet?.({}, {}))?.data).toEqual({ name: 'Rex' })
    expect(waits).toEqual([50, 100, 200])
    expect(sent).toHaveLength(4)
  })

  test.each([500, 502, 503, 504])(
    '%i is sent again for GET and not for POST, unless that is said to do no harm',
    async (status) => {
      const times = async (call: (client: ReturnType<typeof scripted>['client']) => Promise<unknown> | undefined) => {
        const { client, sent } = scripted(refused(status))
        await expect(call(client)).rejects.toMatchObject({ status })
        return sent.length
      }
      expect(await times((client) => client.petsGet?.())).toBe(4)
      expect(await times((client) => client.addPet?.({}, {}))).toBe(1)
      expect(await times((client) => client.addPet?.({}, {}, { idempotent: true, maxAttempts: 2 }))).toBe(2)
      expect(await times((client) => client.petsGet?.({}, undefined, { idempotent: false }))).toBe(1)
    },
  )

  test('Retry-After is kept, in seconds and as a date; one beyond patience ends it', async () => {
    const later = new Date(Date.UTC(2026, 10, 22) + 3000).toUTCString()
    const { client, waits } = scripted([
      refused(429, { 'retry-after': '2' }),
      refused(503, { 'retry-after': later }),
      ok(),
    ])
    await client.petsGet?.()
    expect(waits).toEqual([2050, 3100])
    const patient = scripted(refused(429, { 'retry-after': '86400' }))
    await expect(patient.client.petsGet?.()).rejects.toMatchObject({ status: 429, retryAfterSeconds: 86_400 })
    expect(patient.sent).toHaveLength(1)
  })

  test('a quota that is used up is not asked again', async () => {
    const { client, sent } = scripted(refused(429, { 'x-amzn-errortype': 'LimitExceededException' }))
    await expect(client.petsGet?.()).rejects.toMatchObject({ status: 429 })
    expect(sent).toHaveLength(1)
  })

  test('a lost connection is sent again where that is allowed, and is a ConnectionError in the end', async () => {
    const lost = scripted(new TypeError('fetch failed'))
    await expect(lost.client.petsGet?.()).rejects.toThrow(sdk.ConnectionError)
    expect(lost.sent).toHaveLength(4)
    const post = scripted(new TypeError('fetch failed'))
    await expect(post.client.addPet?.({}, {})).rejects.toThrow('addPet could not be sent: fetch failed')
    expect(post.sent).toHaveLength(1)
  })

  test('an attempt that takes too long ends as a RequestTimeoutError', async () => {
    const { client, sent } = scripted(hanging, { timeoutMs: 5, maxAttempts: 2 })
    await expect(client.petsGet?.()).rejects.toThrow(sdk.RequestTimeoutError)
    expect(sent).toHaveLength(2)
  })

  test('a signal ends a call, before it, during it and while it waits', async () => {
    const reason = new Error('enough')
    const before = scripted(ok())
    await expect(before.client.petsGet?.({}, undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(before.sent).toEqual([])
    const during = new AbortController()
    const call = scripted((request) => {
      during.abort(reason)
      return hanging(request)
    }).client.petsGet?.({}, undefined, { signal: during.signal })
    await expect(call).rejects.toBe(reason)
    const waiting = new AbortController()
    const { client } = scripted(
      async () => {
        queueMicrotask(() => setTimeout(() => waiting.abort(reason)))
        return refused(429, { 'retry-after': '10' })
      },
      { wait: undefined },
    )
    await expect(client.petsGet?.({}, undefined, { signal: waiting.signal })).rejects.toBe(reason)
  })

  test('a stream is sent once', async () => {
    const { client, sent } = scripted(refused(429))
    await expect(client.addPet?.({}, new Blob(['x']).stream())).rejects.toMatchObject({ status: 429 })
    expect(sent).toHaveLength(1)
  })
})

/** Answers never, as `fetch` does: until it is told to end. */
function hanging({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}

class Sha256 {
  readonly #hash

  constructor(key?: unknown) {
    const isKey = typeof key === 'string' || key instanceof Uint8Array
    this.#hash = isKey ? createHmac('sha256', key) : createHash('sha256')
  }

  update(part: string | Uint8Array | ArrayBuffer): void {
    this.#hash.update(typeof part === 'string' ? part : new Uint8Array(part))
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}
