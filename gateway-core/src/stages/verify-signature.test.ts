import { hash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signRequest } from '../sigv4/sign-request.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { call as callOnce, rawCall } from '../testing/call.ts'
import { type ApiScript, accountId, http, httpProxy, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { type ScriptedUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import { type CallToSign, presignCall, type Signer, signCall } from '../testing/sign-call.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { verifySignature } from './verify-signature.ts'

const userArn = `arn:aws:iam::${accountId}:user/ada`
const key: AccessKeySnapshot = {
  accountId,
  userId: 'u1',
  userArn,
  sealedSecret: 'sealed:secret',
  allowsAll: true,
  policies: [],
}
const start = '2026-11-22T12:00:00Z'
const temporary = {
  ...key,
  sessionTokenHash: hash('sha256', 'the-token', 'hex'),
  expiresAt: Date.parse(start) + 60_000,
}
const mismatch = /^The request signature we calculated does not match the signature you provided\. /

const clock = new FakeClock(start)
let upstream: ScriptedUpstream
let api: Scenario

beforeAll(async () => {
  upstream = await scriptedUpstream()
  const signed = { authorizationType: 'AWS_IAM' }
  const echo = { ...http(`${upstream.origin}/echo`), ...signed }
  const script: ApiScript = {
    methods: {
      'GET /pets': { ...mock(200, '[]'), ...signed },
      'GET /{proxy+}': { ...mock(200, '{}'), ...signed },
      'POST /pets': echo,
      'PUT /pets': { ...httpProxy(`${upstream.origin}/proxied`), ...signed },
    },
    accessKeys: { AKIA1: key, ASIA1: temporary },
  }
  api = await scenario(script, { clock })
})

afterAll(async () => {
  await api[Symbol.asyncDispose]()
  await upstream[Symbol.asyncDispose]()
})

beforeEach(() => {
  upstream.seen.length = 0
})

const at = () => new Date(clock.now())

interface Change {
  readonly signer?: Partial<Signer>
  /** Sent instead of what was signed. */
  readonly sent?: { path?: string; method?: string; headers?: Record<string, string>; body?: string }
}

async function signedCall(call: Partial<CallToSign>, { signer = {}, sent = {} }: Change = {}) {
  const { method = 'GET', path = '/prod/pets', query = {}, body = '' } = call
  const headers = await signCall(
    { ...call, method, path, body, headers: { host: api.host, ...call.headers } },
    { at: at(), ...signer },
  )
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  )
  const target = `${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`
  const given = sent.body ?? body
  return answer(sent.method ?? method, sent.path ?? target, { ...headers, ...sent.headers }, given)
}

async function answer(method: string, target: string, headers: Record<string, string>, body = '') {
  const result = await callOnce(api.origin, method, target, { headers, ...(body === '' ? {} : { body }) })
  const { message, Message } = JSON.parse(result.body || '{}')
  return {
    status: result.status,
    type: result.headers['x-amzn-errortype'],
    message: message ?? Message,
    body: result.body,
  }
}

test('costs nothing when the method needs no signature', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(verifySignature.compile(method, services)).toBeUndefined()
})

describe('what AWS’s SDK signs is let in', () => {
  test.each<[what: string, call: Partial<CallToSign>]>([
    ['a plain call', {}],
    ['with a query', { query: { page: '2', 'a b': 'c/d+e é', empty: '' } }],
    ['with a parameter twice', { query: { tag: ['b', 'a'] } }],
    ['with characters that are encoded differently', { query: { odd: "!'()*~-._" } }],
    ['with an encoded path', { path: '/prod/caf%C3%A9/a%20b' }],
    ['with an encoded percent sign', { path: '/prod/50%2525' }],
    ['with an encoded slash', { path: '/prod/a%2Fb' }],
    ['with marks in the path', { path: "/prod/!'()*" }],
    ['with a slash at the end', { path: '/prod/pets/' }],
    ['with blanks in a header', { headers: { 'x-note': '  a   b  ' } }],
    ['with an empty header', { headers: { 'x-note': '' } }],
  ])('%s', async (_, call) => {
    expect(await signedCall(call)).toMatchObject({ status: 200 })
  })

  test('with a body', async () => {
    expect(await signedCall({ method: 'POST', body: '{"name":"Bello ö"}' })).toMatchObject({ status: 200 })
    expect(upstream.seen.map(({ body }) => body)).toEqual(['{"name":"Bello ö"}'])
  })

  test('with a body that passes through untouched, without the signature', async () => {
    expect(await signedCall({ method: 'PUT', body: '{"name":"Bello"}' })).toMatchObject({ status: 200 })
    expect(upstream.seen).toMatchObject([{ method: 'PUT', url: '/proxied', body: '{"name":"Bello"}' }])
    expect(upstream.seen[0]?.headers).not.toHaveProperty('authorization')
  })

  test('with a body whose hash is not sent along: it is read first', async () => {
    const body = '{"name":"Bello"}'
    const call = { method: 'POST', path: '/prod/pets', body, headers: { host: api.host } }
    const { 'x-amz-content-sha256': _, ...headers } = await signedWithoutHash(call)
    expect(await answer('POST', '/prod/pets', headers, body)).toMatchObject({ status: 200 })
    expect(await answer('POST', '/prod/pets', headers, `${body} `)).toMatchObject({
      status: 403,
      message: expect.stringMatching(mismatch),
    })
  })

  test('and from where the query holds the signature', async () => {
    const call = { path: '/prod/pets', query: { page: '1' }, headers: { host: api.host } }
    const target = await presignCall(call, { at: at() })
    expect(await answer('GET', target, { host: api.host })).toMatchObject({ status: 200 })
    expect(await answer('GET', target.replace('page=1', 'page=2'), { host: api.host })).toMatchObject({ status: 403 })
    expect(await answer('GET', `${target}&more=1`, { host: api.host })).toMatchObject({ status: 403 })
  })

  test('in any region, again and again', async () => {
    for (const region of ['eu-central-1', 'eu-central-1', 'mars-north-1']) {
      expect(await signedCall({}, { signer: { region } })).toMatchObject({ status: 200 })
    }
  })
})

/** As signers do that leave `x-amz-content-sha256` out: SigV4 asks for it of S3 alone. */
async function signedWithoutHash(call: CallToSign): Promise<Record<string, string>> {
  const flat = signRequest(
    { method: call.method ?? 'GET', host: api.host, path: call.path, headers: [], body: call.body ?? '' },
    { accessKeyId: 'AKIA1', secretAccessKey: 'secret' },
    { region: 'us-east-1', service: 'execute-api', now: clock.now() },
  )
  return Object.fromEntries(
    flat.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? '']] : [])),
  )
}

describe('what was changed on its way is refused', () => {
  test.each<[what: string, change: NonNullable<Change['sent']>]>([
    ['the path', { path: '/prod/pets/1' }],
    ['the query', { path: '/prod/pets?admin=1' }],
    ['a query that names a signature', { path: '/prod/pets?X-Amz-Signature=1' }],
    ['the host', { headers: { host: 'abcde12345.execute-api.eu-west-1.localhost' } }],
    ['a signed header', { headers: { 'x-note': 'other' } }],
    ['the date', { headers: { 'x-amz-date': '20261122T120001Z' } }],
  ])('%s', async (_, sent) => {
    const refused = await signedCall({ headers: { 'x-note': 'mine' } }, { sent })
    expect(refused).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
      message: expect.stringMatching(mismatch),
    })
  })

  test('the body, though its hash is as it was signed', async () => {
    const refused = await signedCall({ method: 'POST', body: '{"a":1}' }, { sent: { body: '{"a":2}' } })
    expect(refused).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
      message: expect.stringMatching(mismatch),
    })
    expect(upstream.seen).toEqual([])
  })

  test('the secret', async () => {
    expect(await signedCall({}, { signer: { secretAccessKey: 'Secret' } })).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
    })
  })

  test('the service', async () => {
    expect(await signedCall({}, { signer: { service: 's3' } })).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
      message: "Credential should be scoped to correct service: 'execute-api'. ",
    })
  })
})

test('a body that nobody signed is refused: UNSIGNED-PAYLOAD is no hash', async () => {
  const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
  expect(await signedCall({ method: 'POST', body: '{"a":1}', headers })).toMatchObject({
    status: 403,
    type: 'InvalidSignatureException',
  })
})

describe('the clock', () => {
  const apart = (ms: number) => signedCall({}, { signer: { at: new Date(clock.now() + ms) } })

  test('may differ by five minutes', async () => {
    expect(await apart(-300_000)).toMatchObject({ status: 200 })
    expect(await apart(300_000)).toMatchObject({ status: 200 })
  })

  test('and no more', async () => {
    expect(await apart(-301_000)).toMatchObject({
      status: 403,
      type: 'InvalidSignatureException',
      message: 'Signature expired: 20261122T115459Z is now earlier than 20261122T115500Z (20261122T120000Z - 5 min.)',
    })
    expect(await apart(301_000)).toMatchObject({
      message:
        'Signature not yet current: 20261122T120501Z is still later than 20261122T120500Z (20261122T120000Z + 5 min.)',
    })
  })

  test('a presigned URL is good as long as it says', async () => {
    const headers = { host: api.host }
    const target = await presignCall({ path: '/prod/pets', headers }, { at: new Date(clock.now() - 600_000) }, 600)
    expect(await answer('GET', target, headers)).toMatchObject({ status: 200 })
    const late = await presignCall({ path: '/prod/pets', headers }, { at: new Date(clock.now() - 601_000) }, 600)
    expect(await answer('GET', late, headers)).toMatchObject({
      status: 403,
      message: expect.stringContaining('Signature expired'),
    })
  })
})

describe('keys', () => {
  const invalid = {
    status: 403,
    type: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  }
  const session = { accessKeyId: 'ASIA1', sessionToken: 'the-token' }

  test('that nobody has', async () => {
    expect(await signedCall({}, { signer: { accessKeyId: 'AKIA2' } })).toMatchObject(invalid)
  })

  test('that are temporary come with their token', async () => {
    expect(await signedCall({}, { signer: session })).toMatchObject({ status: 200 })
    expect(await signedCall({}, { signer: { ...session, sessionToken: 'another' } })).toMatchObject(invalid)
    expect(await signedCall({}, { signer: { accessKeyId: 'ASIA1' } })).toMatchObject(invalid)
  })

  test('that are temporary sign URLs too', async () => {
    const call = { path: '/prod/pets', headers: { host: api.host } }
    const target = await presignCall(call, { at: at(), ...session })
    expect(await answer('GET', target, call.headers)).toMatchObject({ status: 200 })
    const other = await presignCall(call, { at: at(), ...session, sessionToken: 'another' })
    expect(await answer('GET', other, call.headers)).toMatchObject(invalid)
  })

  test('that are not temporary come without one', async () => {
    expect(await signedCall({}, { signer: { sessionToken: 'the-token' } })).toMatchObject(invalid)
  })

  test('whose time is over', async () => {
    clock.pass(60_000)
    expect(await signedCall({}, { signer: session })).toMatchObject({
      status: 403,
      type: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    })
  })
})

describe('without a signature', () => {
  test('the token is missing', async () => {
    expect(await answer('GET', '/prod/pets', { host: api.host })).toMatchObject({
      status: 403,
      type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    })
  })

  const lacks =
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
  const noDate = " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."

  test.each([
    ['/prod/pets', 'GET', 'on a method that wants one'],
    ['/prod/nothing', 'DELETE', 'on a verb that is not there'],
  ])('an Authorization header of another kind is told what it lacks: %s %s, %s', async (path, method) => {
    expect(await answer(method, path, { host: api.host, authorization: 'Bearer abc' })).toMatchObject({
      status: 403,
      type: 'IncompleteSignatureException',
      message: `${lacks}${noDate} Authorization=Bearer abc`,
    })
    const headers = { host: api.host, authorization: 'Bearer abc', 'x-amz-date': '20261122T120000Z' }
    expect(await answer(method, path, headers)).toMatchObject({ message: `${lacks} Authorization=Bearer abc` })
  })

  test('a signature without its parts is told so', async () => {
    const headers = { host: api.host, authorization: 'AWS4-HMAC-SHA256 Credential=AKIA1' }
    expect(await answer('GET', '/prod/pets', headers)).toMatchObject({
      status: 403,
      type: 'IncompleteSignatureException',
      message: expect.stringContaining("requires 'Signature' parameter"),
    })
  })

  test('on a path that is not there it is missing, signed or not', async () => {
    expect(await signedCall({ method: 'DELETE', path: '/prod/nothing' })).toMatchObject({
      status: 403,
      type: 'MissingAuthenticationTokenException',
    })
  })
})

test('who is refused is not asked for the body', async () => {
  const head = `POST /prod/pets HTTP/1.1\r\nHost: ${api.host}\r\nContent-Length: 10\r\nExpect: 100-continue\r\nConnection: close\r\n`
  const received = await rawCall(api.origin, `${head}\r\n`)
  expect(received).toContain('403 Forbidden')
  expect(received).not.toContain('100 Continue')
})

describe('the exchange remembers', () => {
  const script = {
    methods: { 'GET /': { ...mock(200, ''), authorizationType: 'AWS_IAM' } },
    accessKeys: { AKIA1: key },
  }

  test('who called', async () => {
    const host = 'abcde12345.execute-api.us-east-1.localhost'
    const headers = await signCall({ path: '/prod/', headers: { host } }, { at: new Date(start) })
    const { exchange, method, services } = stagedExchange(script, { headers }, { clock: new FakeClock(start) })
    expect(verifySignature.compile(method, services)?.(exchange)).toBeUndefined()
    expect(exchange.identity).toEqual({ accountId, accessKey: 'AKIA1', caller: 'u1', user: 'u1', userArn })
    expect(exchange.authenticatePhase).toMatchObject({ status: 200, latencyMs: expect.any(Number) })
  })

  test('why it was not let in', () => {
    const { exchange, method, services } = stagedExchange(script, {})
    expect(verifySignature.compile(method, services)?.(exchange)).toMatchObject({
      type: 'MISSING_AUTHENTICATION_TOKEN',
    })
    expect(exchange.identity).toBeUndefined()
    expect(exchange.authenticatePhase).toMatchObject({ status: 403, error: 'Missing Authentication Token' })
  })
})
