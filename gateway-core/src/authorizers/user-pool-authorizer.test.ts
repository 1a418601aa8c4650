import { generateKeyPairSync } from 'node:crypto'
import { exportJWK, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { Ports } from '../ports.ts'
import type { AuthorizerSnapshot, MethodSnapshot } from '../snapshot.ts'
import { type ApiScript, http, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type OidcIssuer, oidcIssuer } from '../testing/oidc-issuer.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'

const authorizerId = 'pool01'

function script(authorizer: Partial<AuthorizerSnapshot>, scopes?: string[], api: ApiScript['api'] = {}): ApiScript {
  const pool = { id: authorizerId, name: 'pool', type: 'COGNITO_USER_POOLS', ...authorizer }
  const wants: Partial<MethodSnapshot> = scopes === undefined ? {} : { authorizationScopes: scopes }
  const guarded = { ...mock(200, '{}'), authorizationType: 'COGNITO_USER_POOLS', authorizerId, ...wants }
  return { methods: { 'GET /': guarded }, api: { ...api, authorizers: [pool] } }
}

/** An API that takes the tokens of one issuer. */
async function guarded(authorizer: Partial<AuthorizerSnapshot> = {}, scopes?: string[], given: Partial<Ports> = {}) {
  const clock = new FakeClock()
  const issuer = await oidcIssuer(clock)
  const api = await scenario(script({ providerARNs: [issuer.url], ...authorizer }, scopes), { clock, ...given })
  return {
    clock,
    issuer,
    api,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]()
      await issuer[Symbol.asyncDispose]()
    },
  }
}

async function status(api: Scenario, token: string | undefined): Promise<number> {
  const answer = await api.call('GET', '/', token === undefined ? {} : { headers: { authorization: token } })
  return answer.status
}

describe('lets in', () => {
  test('who has a token of the issuer, with or without Bearer', async () => {
    await using made = await guarded()
    const token = await made.issuer.token()
    for (const text of [token, `Bearer ${token}`, `bearer ${token}`, `BEARER  ${token}`]) {
      expect(await status(made.api, text)).toBe(200)
    }
  })

  test.each(['RS256', 'RS512', 'PS384', 'ES384', 'EdDSA'])('tokens signed with %s', async (alg) => {
    await using made = await guarded()
    const pair = keyPair(alg)
    made.issuer.keys.push({ ...(await exportJWK(pair.publicKey)), kid: 'other', alg })
    expect(await status(made.api, await made.issuer.token({}, { alg, kid: 'other', key: pair.privateKey }))).toBe(200)
  })

  test('tokens of any of its issuers', async () => {
    await using made = await guarded()
    await using second = await oidcIssuer(made.clock)
    await made.api.deploy(script({ providerARNs: [made.issuer.url, second.url] }))
    expect(await status(made.api, await made.issuer.token())).toBe(200)
    expect(await status(made.api, await second.token())).toBe(200)
  })

  test('tokens of an issuer with a slash at its end', async () => {
    await using made = await guarded()
    made.issuer.discovery = { ...made.issuer.discovery, issuer: `${made.issuer.url}/` }
    expect(await status(made.api, await made.issuer.token({ iss: `${made.issuer.url}/` }))).toBe(200)
  })

  test('tokens that come where the authorizer says', async () => {
    await using made = await guarded({ identitySource: 'method.request.header.X-Token' })
    const token = await made.issuer.token()
    expect((await made.api.call('GET', '/', { headers: { 'x-token': token } })).status).toBe(200)
    expect(await status(made.api, token)).toBe(401)
  })
})

function keyPair(alg: string) {
  if (alg === 'ES384') return generateKeyPairSync('ec', { namedCurve: 'P-384' })
  if (alg === 'EdDSA') return generateKeyPairSync('ed25519')
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

describe('answers 401 to', () => {
  test('no token, an empty one, and what is none', async () => {
    await using made = await guarded()
    for (const text of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'abc',
      'a.b.c',
      'Basic dXNlcjpwYXNz',
      `${'x'.repeat(5000)}`,
    ]) {
      expect(await status(made.api, text)).toBe(401)
    }
    expect(made.issuer.fetched()).toBe(0)
  })

  test('a token that has expired, or has no end', async () => {
    await using made = await guarded()
    const now = made.clock.now() / 1000
    expect(await status(made.api, await made.issuer.token({ exp: now + 1 }))).toBe(200)
    expect(await status(made.api, await made.issuer.token({ exp: now }))).toBe(401)
    expect(await status(made.api, await made.issuer.token({ exp: undefined }))).toBe(401)
  })

  test('a token that is not good yet', async () => {
    await using made = await guarded()
    const now = made.clock.now() / 1000
    expect(await status(made.api, await made.issuer.token({ nbf: now + 1 }))).toBe(401)
    expect(await status(made.api, await made.issuer.token({ nbf: now }))).toBe(200)
  })

  test('a token of another issuer, or of one that says it is ours', async () => {
    await using made = await guarded()
    await using other = await oidcIssuer(made.clock)
    expect(await status(made.api, await other.token())).toBe(401)
    expect(await status(made.api, await other.token({ iss: made.issuer.url }))).toBe(401)
    expect(other.upstream.seen).toEqual([])
  })

  test('a token without a signature', async () => {
    await using made = await guarded()
    const token = new UnsecuredJWT({ iss: made.issuer.url, exp: made.clock.now() / 1000 + 60 }).encode()
    expect(await status(made.api, token)).toBe(401)
    const [, payload] = (await made.issuer.token()).split('.')
    expect(await status(made.api, `eyJhbGciOiJub25lIn0.${payload}.`)).toBe(401)
  })

  test('a token signed with a secret, even one that everybody knows', async () => {
    await using made = await guarded()
    const secret = Buffer.from(JSON.stringify(made.issuer.keys[0]))
    made.issuer.keys.push({ kty: 'oct', k: secret.toString('base64url'), kid: 'shared', alg: 'HS256' })
    expect(await status(made.api, await made.issuer.token({}, { alg: 'HS256', kid: 'shared', key: secret }))).toBe(401)
    expect(await status(made.api, await made.issuer.token({}, { alg: 'HS256', key: secret }))).toBe(401)
  })

  test('a token that was changed', async () => {
    await using made = await guarded()
    const [header, , signature] = (await made.issuer.token()).split('.')
    const [, payload] = (await made.issuer.token({ sub: 'root' })).split('.')
    expect(await status(made.api, `${header}.${payload}.${signature}`)).toBe(401)
  })

  test('a token signed with a key that is not for signatures', async () => {
    await using made = await guarded()
    for (const key of made.issuer.keys) key.use = 'enc'
    expect(await status(made.api, await made.issuer.token())).toBe(401)
  })
})

describe('scopes', () => {
  test('one of the method’s is enough', async () => {
    await using made = await guarded({}, ['pets/read', 'pets/write'])
    expect(await status(made.api, await made.issuer.token({ scope: 'openid pets/write' }))).toBe(200)
    expect(await status(made.api, await made.issuer.token({ scope: 'pets/read' }))).toBe(200)
    expect(await status(made.api, await made.issuer.token({ scp: ['pets/read'] }))).toBe(200)
    expect(await status(made.api, await made.issuer.token({ scp: 'pets/read' }))).toBe(200)
  })

  test('none of them is 401, not 403', async () => {
    await using made = await guarded({}, ['pets/read'])
    for (const scope of ['pets/write', 'PETS/READ', 'pets/read/all', '', 7]) {
      expect(await status(made.api, await made.issuer.token({ scope }))).toBe(401)
    }
    expect(await status(made.api, await made.issuer.token())).toBe(401)
  })

  test('with them, identity tokens are not taken; without them, access tokens are not', async () => {
    await using made = await guarded({}, ['pets/read'])
    const identity = await made.issuer.token({ token_use: 'id', scope: 'pets/read' })
    const access = await made.issuer.token({ token_use: 'access', scope: 'pets/read' })
    expect([await status(made.api, identity), await status(made.api, access)]).toEqual([401, 200])
    await made.api.deploy(script({ providerARNs: [made.issuer.url] }))
    expect([await status(made.api, identity), await status(made.api, access)]).toEqual([200, 401])
  })
})

test('identityValidationExpression is for the audience, from end to end', async () => {
  await using made = await guarded({ identityValidationExpression: 'app-[0-9]' })
  expect(await status(made.api, await made.issuer.token({ aud: 'app-1' }))).toBe(200)
  expect(await status(made.api, await made.issuer.token({ aud: ['other', 'app-2'] }))).toBe(200)
  expect(await status(made.api, await made.issuer.token({ aud: 'app-10' }))).toBe(401)
  expect(await status(made.api, await made.issuer.token({ aud: undefined }))).toBe(401)
})

describe('the issuer’s keys', () => {
  test('are fetched once for many tokens', async () => {
    await using made = await guarded()
    for (let count = 0; count < 3; count++) expect(await status(made.api, await made.issuer.token({ count }))).toBe(200)
    expect(made.issuer.fetched()).toBe(1)
    expect(made.issuer.upstream.seen.map(({ url }) => url)).toEqual([
      '/.well-known/openid-configuration',
      '/.well-known/jwks.json',
    ])
  })

  test('are fetched anew when a token names one that is not known, at most every five seconds', async () => {
    await using made = await guarded()
    expect(await status(made.api, await made.issuer.token())).toBe(200)
    await made.issuer.rotate(true)
    expect(await status(made.api, await made.issuer.token())).toBe(401)
    made.clock.pass(5000)
    expect(await status(made.api, await made.issuer.token())).toBe(200)
    expect(made.issuer.fetched()).toBe(2)
    for (let count = 0; count < 5; count++) {
      expect(await status(made.api, await made.issuer.token({ count }, { kid: `made-up-${count}` }))).toBe(401)
    }
    expect(made.issuer.fetched()).toBe(2)
  })

  test('are fetched anew after two hours, and those that are gone are good no longer', async () => {
    await using made = await guarded({ authorizerResultTtlInSeconds: 0 })
    const token = await made.issuer.token({ exp: made.clock.now() / 1000 + 86_400 })
    expect(await status(made.api, token)).toBe(200)
    await made.issuer.rotate()
    made.clock.pass(2 * 3600_000 - 1)
    expect(await status(made.api, token)).toBe(200)
    made.clock.pass(1)
    expect(await status(made.api, token)).toBe(401)
  })

  test('go on being used for a day when the issuer is down', async () => {
    await using made = await guarded({ authorizerResultTtlInSeconds: 0 })
    const token = await made.issuer.token({ exp: made.clock.now() / 1000 + 10 * 86_400 })
    expect(await status(made.api, token)).toBe(200)
    made.issuer.upstream.answers((_, response) => void response.writeHead(500).end())
    made.clock.pass(23 * 3600_000)
    expect(await status(made.api, token)).toBe(200)
    made.clock.pass(3600_000)
    expect(await status(made.api, token)).toBe(500)
    expect(made.api.ports.errors.at(-1)).toMatchObject({ message: expect.stringContaining('answered 500') })
  })
})

describe('when the keys cannot be had, nobody is let in', () => {
  const answers = (
    what: string,
    break_: (issuer: OidcIssuer) => void,
    cause: RegExp,
  ): [string, (issuer: OidcIssuer) => void, RegExp] => [what, break_, cause]

  test.each([
    answers(
      'no discovery document',
      ({ upstream }) => upstream.answers((_, response) => void response.writeHead(404).end()),
      /404/,
    ),
    answers('not JSON', ({ upstream }) => upstream.answers((_, response) => void response.end('<html>')), /JSON/),
    answers('a list', ({ upstream }) => upstream.answers((_, response) => void response.end('[]')), /no JSON object/),
    answers(
      'too much',
      ({ upstream }) => upstream.answers((_, response) => void response.end('x'.repeat(150_001))),
      /larger than 150000/,
    ),
    answers(
      'elsewhere',
      ({ upstream }) => upstream.answers((_, response) => void response.writeHead(302, { location: '/x' }).end()),
      /302/,
    ),
    answers(
      'another issuer',
      (issuer) => Object.assign(issuer.discovery, { issuer: 'https://other.example' }),
      /another issuer/,
    ),
    answers('no key set', (issuer) => Object.assign(issuer.discovery, { jwks_uri: undefined }), /no jwks_uri/),
    answers(
      'a file for a key set',
      (issuer) => Object.assign(issuer.discovery, { jwks_uri: 'file:///etc/passwd' }),
      /is no URL/,
    ),
    answers(
      'no keys',
      (issuer) =>
        issuer.upstream.answers(
          (_, response, { url }) => void response.end(url.includes('openid') ? JSON.stringify(issuer.discovery) : '{}'),
        ),
      /no keys/,
    ),
  ])('%s', async (_, break_, cause) => {
    await using made = await guarded()
    break_(made.issuer)
    const token = await made.issuer.token()
    const answer = await made.api.call('GET', '/', { headers: { authorization: token } })
    expect([answer.status, answer.body]).toEqual([500, '{"message":null}'])
    expect(answer.headers['x-amzn-errortype']).toBe('AuthorizerConfigurationException')
    expect(made.api.ports.errors[0]).toMatchObject({ message: expect.stringMatching(cause) })
    // The next does not ask again at once.
    const asked = made.issuer.upstream.seen.length
    expect(await status(made.api, token)).toBe(500)
    expect(made.issuer.upstream.seen).toHaveLength(asked)
  })

  test('an issuer outside the allowed networks is not asked', async () => {
    await using made = await guarded({}, undefined, { backends: { allows: () => false } })
    expect(await status(made.api, await made.issuer.token())).toBe(500)
    expect(made.issuer.upstream.seen).toEqual([])
  })

  test('keys that are no keys do not spoil the others', async () => {
    await using made = await guarded()
    const keys = [null, 'key', {}, { kty: 1 }, { kty: 'XYZ', kid: 'odd' }, ...made.issuer.keys]
    made.issuer.upstream.answers((_, response, { url }) => {
      response.end(JSON.stringify(url.includes('openid') ? made.issuer.discovery : { keys }))
    })
    expect(await status(made.api, await made.issuer.token())).toBe(200)
  })
})

describe('verified tokens are kept', () => {
  test('until they expire', async () => {
    await using made = await guarded()
    const token = await made.issuer.token({ exp: made.clock.now() / 1000 + 60 })
    expect(await status(made.api, token)).toBe(200)
    made.clock.pass(59_999)
    expect(await status(made.api, token)).toBe(200)
    made.clock.pass(1)
    expect(await status(made.api, token)).toBe(401)
  })

  test('but no longer than the authorizer says, so that a key that is gone is noticed', async () => {
    await using made = await guarded({ authorizerResultTtlInSeconds: 3600 })
    const token = await made.issuer.token({ exp: made.clock.now() / 1000 + 86_400 })
    expect(await status(made.api, token)).toBe(200)
    await made.issuer.rotate()
    made.clock.pass(3_599_999)
    await status(made.api, await made.issuer.token())
    expect(await status(made.api, token)).toBe(200)
    made.clock.pass(1)
    expect(await status(made.api, token)).toBe(401)
  })
})

describe('a Cognito user pool', () => {
  const pool = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbC123'

  test('is asked at the endpoint that the operator configured, whatever backends may be reached', async () => {
    const clock = new FakeClock()
    await using issuer = await oidcIssuer(clock)
    const awsEndpoints = { configured: (service: string) => (service === 'cognito-idp' ? issuer.url : undefined) }
    const ports = { clock, awsEndpoints, backends: { allows: () => false } }
    await using api = await scenario(script({ providerARNs: [pool] }), ports)
    const token = await issuer.token({ iss: `${issuer.url}/eu-central-1_AbC123`, token_use: 'id' })
    expect(await status(api, token)).toBe(200)
    expect(issuer.upstream.seen.map(({ url }) => url)).toEqual(['/eu-central-1_AbC123/.well-known/jwks.json'])
    expect(await status(api, await issuer.token({ token_use: 'id' }))).toBe(401)
  })
})

test('a stage variable may name the pool, so that each stage has its own', async () => {
  const clock = new FakeClock()
  await using issuer = await oidcIssuer(clock)
  const awsEndpoints = { configured: (service: string) => (service === 'cognito-idp' ? issuer.url : undefined) }
  const pool = `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/\${stageVariables.pool}`
  const given = script({ providerARNs: [pool] })
  const stage = { variables: { pool: 'eu-central-1_Prod' } }
  await using api = await scenario({ ...given, stage }, { clock, awsEndpoints })
  expect(await status(api, await issuer.token({ iss: `${issuer.url}/eu-central-1_Prod` }))).toBe(200)
  expect(await status(api, await issuer.token({ iss: `${issuer.url}/eu-central-1_Test` }))).toBe(401)
  await api.deploy(given)
  expect(await status(api, await issuer.token({ iss: `${issuer.url}/eu-central-1_Prod` }))).toBe(500)
})

describe('the claims', () => {
  test('go on to the backend as text', async () => {
    const clock = new FakeClock('2023-04-04T17:39:39Z')
    await using issuer = await oidcIssuer(clock)
    await using upstream = await scriptedUpstream()
    const names = ['sub', 'exp', 'email_verified', 'auth_time', 'cognito:groups']
    const requestParameters = Object.fromEntries(
      names.map((name, index) => [`integration.request.header.x-claim-${index}`, `context.authorizer.claims.${name}`]),
    )
    const method = {
      ...http(upstream.origin, { requestParameters }),
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId,
    }
    const given = script({ providerARNs: [issuer.url] })
    await using api = await scenario({ ...given, methods: { 'GET /': method } }, { clock })
    const claims = { email_verified: true, auth_time: 1680629979, 'cognito:groups': ['a', 'b'] }
    expect(await status(api, await issuer.token(claims))).toBe(200)
    expect(upstream.seen[0]?.headers).toMatchObject({
      'x-claim-0': 'ada',
      'x-claim-1': 'Tue Apr 04 18:39:39 UTC 2023',
      'x-claim-2': 'true',
      'x-claim-3': '1680629979',
      'x-claim-4': 'a,b',
    })
  })
})

describe('what is not well configured lets nobody in, and the log says why', () => {
  test.each<[what: string, authorizer: Partial<AuthorizerSnapshot>, cause: RegExp]>([
    ['no issuer', { providerARNs: [] }, /no providerARNs/],
    ['an issuer that is none', { providerARNs: ['arn:aws:s3:::bucket'] }, /neither the ARN/],
    [
      'a source that is none',
      { providerARNs: ['https://a.example'], identitySource: 'body.token' },
      /no identity source/,
    ],
    [
      'an expression that is none',
      { providerARNs: ['https://a.example'], identityValidationExpression: '[' },
      /cannot be asked/,
    ],
  ])('%s', async (_, authorizer, cause) => {
    await using api = await scenario(script(authorizer))
    expect(await status(api, 'x')).toBe(500)
    expect(api.ports.errors).toMatchObject([{ message: expect.stringMatching(cause) }])
  })
})

describe('with a resource policy', () => {
  const policy = (Effect: string, Resource: string) =>
    JSON.stringify({ Statement: { Effect, Principal: '*', Action: 'execute-api:Invoke', Resource } })

  test.each([
    ['an allow', policy('Allow', 'execute-api:/*'), 200],
    ['silence', policy('Allow', 'execute-api:/prod/POST/*'), 403],
    ['a deny', policy('Deny', 'execute-api:/*'), 403],
  ])('a good token and %s: %s', async (_, text, expected) => {
    const clock = new FakeClock()
    await using issuer = await oidcIssuer(clock)
    await using api = await scenario(script({ providerARNs: [issuer.url] }, undefined, { policy: text }), { clock })
    expect(await status(api, await issuer.token())).toBe(expected)
    // The token comes first.
    expect(await status(api, 'none')).toBe(401)
  })
})
