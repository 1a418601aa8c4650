import { describe, expect, test } from 'vitest'
import type { AuthorizerSnapshot, StageSnapshot } from '../snapshot.ts'
import { type ApiScript, http, type MethodScript, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { scriptedFunctions } from '../testing/scripted-functions.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { callAuthorizer } from './call-authorizer.ts'

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const uri = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`
const start = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod'

const tokenAuthorizer: AuthorizerSnapshot = {
  id: 'auth01',
  name: 'tokens',
  type: 'TOKEN',
  authorizerUri: uri('guard'),
  identitySource: 'method.request.header.Authorization',
}
const requestAuthorizer: AuthorizerSnapshot = { ...tokenAuthorizer, type: 'REQUEST' }

function script(authorizer: Partial<AuthorizerSnapshot>, more: { stage?: Partial<StageSnapshot> } = {}): ApiScript {
  const guarded = (method: MethodScript) => ({ ...method, authorizationType: 'CUSTOM', authorizerId: 'auth01' })
  const methods = {
    'GET /pets': guarded(mock(200, '[]')),
    'GET /pets/{id}': guarded(mock(200, '{}')),
    'DELETE /pets/{id}': guarded(mock(200, '{}')),
  }
  return { methods, api: { authorizers: [{ ...tokenAuthorizer, ...authorizer }] }, ...more }
}

const policyDocument = (Effect: string, Resource: string | string[] = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }],
})
const allowed = { principalId: 'ada', policyDocument: policyDocument('Allow') }

interface TokenEvent {
  readonly authorizationToken: string
  readonly methodArn: string
}

/** Lets in who says `allow`, as the functions of the developer guide do it. */
function guard(event: unknown) {
  const { authorizationToken } = event as TokenEvent
  if (authorizationToken === 'unauthorized') throw new Error('Unauthorized')
  if (authorizationToken === 'broken') throw new Error('Unauthorized: no')
  if (authorizationToken === 'slow') return undefined
  return { ...allowed, policyDocument: policyDocument(authorizationToken === 'allow' ? 'Allow' : 'Deny') }
}

function get(api: Scenario, token: string | undefined, path = '/pets') {
  return api.call('GET', path, token === undefined ? {} : { headers: { authorization: token } })
}

test('costs nothing where no authorizer is asked', () => {
  for (const authorizationType of ['NONE', 'AWS_IAM']) {
    const { method, services } = stagedExchange({ methods: { 'GET /': { ...mock(200, ''), authorizationType } } })
    expect(callAuthorizer.compile(method, services)).toBeUndefined()
  }
})

describe('a TOKEN authorizer', () => {
  test.each([
    ['allow', 200, '[]'],
    ['deny', 403, '{"Message":"User is not authorized to access this resource with an explicit deny"}'],
    ['unauthorized', 401, '{"message":"Unauthorized"}'],
    ['broken', 500, '{"message":null}'],
    ['slow', 500, '{"message":null}'],
  ])('that says %s: %i %s', async (token, status, body) => {
    await using api = await scenario(script({}), { functions: scriptedFunctions({ guard }) })
    const answer = await get(api, token)
    expect([answer.status, answer.body]).toEqual([status, body])
  })

  test('is told the token and the method, and nothing else', async () => {
    const functions = scriptedFunctions({ guard })
    await using api = await scenario(script({}), { functions })
    await get(api, 'allow', '/pets/a1b2?secret=1')
    expect(functions.invocations).toHaveLength(1)
    const { accountId, functionArn: called, payload, timeoutMs } = functions.invocations[0] ?? { payload: '{}' }
    expect([accountId, called, timeoutMs]).toEqual(['123456789012', functionArn('guard'), 29_000])
    expect(JSON.parse(payload)).toEqual({
      type: 'TOKEN',
      authorizationToken: 'allow',
      methodArn: `${start}/GET/pets/a1b2`,
    })
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
  ])('is not asked when the token is %s', async (_, token) => {
    const functions = scriptedFunctions({ guard })
    await using api = await scenario(script({}), { functions })
    const { status, headers, body } = await get(api, token)
    expect([status, body, headers['x-amzn-errortype']]).toEqual([
      401,
      '{"message":"Unauthorized"}',
      'UnauthorizedException',
    ])
    expect(functions.invocations).toEqual([])
  })

  test('is not asked when the token is not as it should be, from end to end', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    await using api = await scenario(script({ identityValidationExpression: 'Bearer [a-z]+' }), { functions })
    for (const token of ['Bearer ABC', 'Bearer abc!', 'x Bearer abc', 'bearer abc']) {
      expect((await get(api, token)).status).toBe(401)
    }
    expect(functions.invocations).toEqual([])
    expect((await get(api, 'Bearer abc')).status).toBe(200)
  })

  test('an expression that would take too long to match lets nobody in', async () => {
    await using api = await scenario(script({ identityValidationExpression: '(x+x+){300}y' }), {
      functions: scriptedFunctions({ guard: () => allowed }),
    })
    expect((await get(api, 'x'.repeat(5000))).status).toBe(500)
    expect(api.ports.errors).toMatchObject([{ message: expect.stringContaining('too long') }])
  })

  test('takes its token from another header, or from Authorization when it does not say', async () => {
    const functions = scriptedFunctions({ guard })
    await using api = await scenario(script({ identitySource: 'method.request.header.X-Token' }), { functions })
    expect((await api.call('GET', '/pets', { headers: { 'x-token': 'allow' } })).status).toBe(200)
    expect((await get(api, 'allow')).status).toBe(401)
    const { identitySource: _, ...unsaid } = tokenAuthorizer
    await api.deploy({ ...script({}), api: { authorizers: [unsaid] } })
    expect((await get(api, 'allow')).status).toBe(200)
  })

  test('a provider’s own 401 is shown', async () => {
    const responseParameters = { 'gatewayresponse.header.WWW-Authenticate': "'Bearer'" }
    const mine = { responseType: 'UNAUTHORIZED', responseParameters, responseTemplates: {} }
    const given = script({})
    await using api = await scenario({ ...given, api: { ...given.api, gatewayResponses: [mine] } })
    expect((await get(api, undefined)).headers['www-authenticate']).toBe('Bearer')
  })
})

describe('the policy that an authorizer returns', () => {
  const functions = (document: unknown) => ({
    functions: scriptedFunctions({ guard: () => ({ principalId: 'ada', policyDocument: document }) }),
  })

  test('is evaluated for each method anew, from the one answer', async () => {
    const ports = functions(policyDocument('Allow', `${start}/GET/pets/*`))
    await using api = await scenario(script({}), ports)
    expect((await get(api, 't', '/pets/1')).status).toBe(200)
    const other = await get(api, 't', '/pets')
    expect([other.status, other.body]).toEqual([403, '{"Message":"User is not authorized to access this resource"}'])
    expect((await api.call('DELETE', '/pets/1', { headers: { authorization: 't' } })).status).toBe(403)
    expect(ports.functions.invocations).toHaveLength(1)
  })

  test('may have conditions', async () => {
    const [statement] = policyDocument('Allow').Statement
    const Condition = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }
    await using api = await scenario(script({}), functions({ Statement: { ...statement, Condition } }))
    expect((await get(api, 't')).status).toBe(403)
  })

  test('counts together with the API’s own: allowed by either, unless one denies', async () => {
    const given = script({})
    const withPolicy = (Effect: string): ApiScript => {
      const statement = { Effect, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
      return { ...given, api: { ...given.api, policy: JSON.stringify({ Statement: statement }) } }
    }
    const nothing = functions(policyDocument('Allow', `${start}/GET/elsewhere`))
    await using api = await scenario(withPolicy('Allow'), nothing)
    expect((await get(api, 't')).status).toBe(200)
    await api.deploy(withPolicy('Deny'))
    const denied = await get(api, 't')
    expect(denied.body).toContain('User: anonymous is not authorized')
    // The deny was found before the authorizer was asked again.
    expect(nothing.functions.invocations).toHaveLength(1)
  })
})

describe('an answer that is none lets nobody in, and the log says why', () => {
  test.each<[what: string, answer: unknown, cause: RegExp]>([
    ['text', 'no', /not a JSON object/],
    ['no principal', { policyDocument: policyDocument('Allow') }, /no principalId/],
    ['no policy', { principalId: 'ada' }, /no policyDocument/],
    ['a policy that cannot be understood', { principalId: 'ada', policyDocument: { Statement: {} } }, /parse policy/],
    ['an object in its context', { ...allowed, context: { a: {} } }, /context has "a"/],
    ['more than 8 KB', { ...allowed, context: { a: 'x'.repeat(8192) } }, /larger than 8192/],
  ])('%s', async (_, answer, cause) => {
    await using api = await scenario(script({}), { functions: scriptedFunctions({ guard: () => answer }) })
    const { status, body, headers } = await get(api, 'allow')
    expect([status, body]).toEqual([500, '{"message":null}'])
    expect(headers['x-amzn-errortype']).toBe('AuthorizerConfigurationException')
    expect(api.ports.errors).toMatchObject([{ message: expect.stringMatching(cause) }])
  })
})

describe('answers are kept', () => {
  const counting = () => {
    const clock = new FakeClock()
    const functions = scriptedFunctions({ guard: () => allowed })
    return { clock, functions, count: () => functions.invocations.length }
  }

  test('for five minutes unless told, each token’s for itself', async () => {
    const { count, ...ports } = counting()
    await using api = await scenario(script({}), ports)
    for (const token of ['a', 'a', 'b', 'a', 'A']) expect((await get(api, token)).status).toBe(200)
    expect(count()).toBe(3)
    ports.clock.pass(299_999)
    await get(api, 'a')
    expect(count()).toBe(3)
    ports.clock.pass(1)
    await get(api, 'a')
    expect(count()).toBe(4)
  })

  test.each([
    [60, 60_000],
    [3600, 3_600_000],
    [7200, 3_600_000],
  ])('for %i seconds when told, an hour at most', async (authorizerResultTtlInSeconds, ttlMs) => {
    const { count, ...ports } = counting()
    await using api = await scenario(script({ authorizerResultTtlInSeconds }), ports)
    await get(api, 'a')
    ports.clock.pass(ttlMs - 1)
    await get(api, 'a')
    expect(count()).toBe(1)
    ports.clock.pass(1)
    await get(api, 'a')
    expect(count()).toBe(2)
  })

  test('not at all with a time of 0', async () => {
    const { count, ...ports } = counting()
    await using api = await scenario(script({ authorizerResultTtlInSeconds: 0 }), ports)
    await get(api, 'a')
    await get(api, 'a')
    expect(count()).toBe(2)
  })

  test('until the stage’s are flushed, or the API is deployed anew', async () => {
    const { count, ...ports } = counting()
    await using api = await scenario(script({}), ports)
    await get(api, 'a')
    await api.deploy(script({}, { stage: { variables: { a: '1' } } }))
    await get(api, 'a')
    expect(count()).toBe(1)
    await api.deploy(script({}, { stage: { authorizersFlushedAt: 5 } }))
    await get(api, 'a')
    expect(count()).toBe(2)
    await api.deploy(script({}, { stage: { authorizersFlushedAt: 5, deploymentId: 'dep002' } }))
    await get(api, 'a')
    expect(count()).toBe(3)
  })

  test('for one authorizer only, though two get the same token', async () => {
    const { count, ...ports } = counting()
    const guardedBy = (authorizerId: string) => ({ ...mock(200, ''), authorizationType: 'CUSTOM', authorizerId })
    const methods = { 'GET /a': guardedBy('auth01'), 'GET /b': guardedBy('auth02') }
    const authorizers = [tokenAuthorizer, { ...tokenAuthorizer, id: 'auth02' }]
    await using api = await scenario({ methods, api: { authorizers } }, ports)
    for (const path of ['/a', '/b', '/a', '/b']) expect((await get(api, 'same', path)).status).toBe(200)
    expect(count()).toBe(2)
  })

  test('but no failures and no refusals', async () => {
    const functions = scriptedFunctions({ guard })
    await using api = await scenario(script({}), { functions })
    for (const token of ['unauthorized', 'unauthorized', 'broken', 'broken', 'deny', 'deny']) await get(api, token)
    // The one of `deny` is an answer.
    expect(functions.invocations).toHaveLength(5)
  })

  test('and callers who come with one token at once wait for one answer', async () => {
    let answer: ((value: unknown) => void) | undefined
    const waiting = new Promise((resolve) => {
      answer = resolve
    })
    let asked: (() => void) | undefined
    const asking = new Promise<void>((resolve) => {
      asked = resolve
    })
    const functions = scriptedFunctions({
      guard: () => {
        asked?.()
        return waiting
      },
    })
    await using api = await scenario(script({}), { functions })
    const first = get(api, 'a')
    await asking
    const others = [get(api, 'a'), get(api, 'a'), get(api, 'a')]
    await get(api, undefined)
    answer?.(allowed)
    for (const each of await Promise.all([first, ...others])) expect(each.status).toBe(200)
    expect(functions.invocations).toHaveLength(1)
  })
})

describe('a REQUEST authorizer', () => {
  const sources = 'method.request.header.X-Tenant, method.request.querystring.user'

  test('wants all its identity sources', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    await using api = await scenario(script({ ...requestAuthorizer, identitySource: sources }), { functions })
    const headers = { 'x-tenant': 'acme' }
    expect((await api.call('GET', '/pets?user=ada', { headers })).status).toBe(200)
    expect((await api.call('GET', '/pets', { headers })).status).toBe(401)
    expect((await api.call('GET', '/pets?user=', { headers })).status).toBe(401)
    expect((await api.call('GET', '/pets?user=ada')).status).toBe(401)
    // Also where no answers are kept.
    await api.deploy(script({ ...requestAuthorizer, identitySource: sources, authorizerResultTtlInSeconds: 0 }))
    expect((await api.call('GET', '/pets?user=ada')).status).toBe(401)
    expect(functions.invocations).toHaveLength(1)
  })

  test('its answers are kept by all of them', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    await using api = await scenario(script({ ...requestAuthorizer, identitySource: sources }), { functions })
    const as = (tenant: string, user: string) =>
      api.call('GET', `/pets?user=${user}`, { headers: { 'x-tenant': tenant } })
    await as('a', 'b')
    await as('a', 'b')
    expect(functions.invocations).toHaveLength(1)
    await as('b', 'a')
    await as('a,b', 'c')
    await as('a', 'b,c')
    expect(functions.invocations).toHaveLength(4)
  })

  test('may do without, and is then asked each time', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    const { identitySource: _, ...unsaid } = requestAuthorizer
    await using api = await scenario({ ...script({}), api: { authorizers: [unsaid] } }, { functions })
    expect((await api.call('GET', '/pets')).status).toBe(200)
    expect((await api.call('GET', '/pets')).status).toBe(200)
    expect(functions.invocations).toHaveLength(2)
  })

  test('has no expression for its sources: that is for tokens', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    const given = { ...requestAuthorizer, identityValidationExpression: 'Bearer [a-z]+' }
    await using api = await scenario(script(given), { functions })
    expect((await get(api, 'anything')).status).toBe(200)
  })

  test('may take stage variables and context', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    const identitySource = 'stageVariables.tenant, context.identity.sourceIp'
    const given = { ...requestAuthorizer, identitySource }
    await using api = await scenario(script(given, { stage: { variables: { tenant: 'acme' } } }), { functions })
    expect((await api.call('GET', '/pets')).status).toBe(200)
    await api.deploy(script(given))
    expect((await api.call('GET', '/pets')).status).toBe(401)
  })

  test('is told the whole request but its body', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    const stage = { variables: { tenant: 'acme' } }
    await using api = await scenario(script(requestAuthorizer, { stage }), { functions })
    await api.call('GET', '/pets/a%20b?tag=x&tag=y', { headers: { authorization: 't', 'X-Note': 'one' } })
    const event = JSON.parse(functions.invocations[0]?.payload ?? '{}')
    expect(event).toMatchObject({
      type: 'REQUEST',
      methodArn: `${start}/GET/pets/a%20b`,
      resource: '/pets/{id}',
      path: '/pets/a%20b',
      httpMethod: 'GET',
      headers: { authorization: 't', 'X-Note': 'one' },
      multiValueHeaders: { 'X-Note': ['one'] },
      queryStringParameters: { tag: 'y' },
      multiValueQueryStringParameters: { tag: ['x', 'y'] },
      pathParameters: { id: 'a b' },
      stageVariables: { tenant: 'acme' },
      requestContext: {
        resourcePath: '/pets/{id}',
        httpMethod: 'GET',
        stage: 'prod',
        apiId: 'abcde12345',
        accountId: '123456789012',
        identity: { sourceIp: '127.0.0.1' },
      },
    })
    expect(event).not.toHaveProperty('body')
  })

  test('what is empty is an empty object', async () => {
    const functions = scriptedFunctions({ guard: () => allowed })
    await using api = await scenario(script(requestAuthorizer), { functions })
    await get(api, 't')
    const event = JSON.parse(functions.invocations[0]?.payload ?? '{}')
    expect(event).toMatchObject({ queryStringParameters: {}, pathParameters: {}, stageVariables: {} })
  })
})

describe('an authorizer at a URL', () => {
  test('gets the same event by POST, and says the same', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response, { body }) => {
      response.end(JSON.stringify(guard(JSON.parse(body))))
    })
    await using api = await scenario(script({ authorizerUri: `${upstream.origin}/guard?v=1` }))
    expect((await get(api, 'allow')).status).toBe(200)
    expect((await get(api, 'deny')).status).toBe(403)
    expect(upstream.seen[0]).toMatchObject({
      method: 'POST',
      url: '/guard?v=1',
      headers: { 'content-type': 'application/json', host: new URL(upstream.origin).host },
    })
    expect(JSON.parse(upstream.seen[0]?.body ?? '{}')).toMatchObject({ type: 'TOKEN', authorizationToken: 'allow' })
  })

  test.each([
    [401, 401, '{"message":"Unauthorized"}'],
    [403, 500, '{"message":null}'],
    [302, 500, '{"message":null}'],
    [500, 500, '{"message":null}'],
  ])('that answers %i: %i', async (answered, status, body) => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => {
      response.writeHead(answered, { location: '/elsewhere' }).end(JSON.stringify(allowed))
    })
    await using api = await scenario(script({ authorizerUri: upstream.origin }))
    const answer = await get(api, 'allow')
    expect([answer.status, answer.body]).toEqual([status, body])
    expect(upstream.seen).toHaveLength(1)
  })

  test('that answers too much lets nobody in', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => void response.end('x'.repeat(9000)))
    await using api = await scenario(script({ authorizerUri: upstream.origin }))
    expect((await get(api, 'allow')).headers['x-amzn-errortype']).toBe('AuthorizerConfigurationException')
  })

  test('that is not there lets nobody in', async () => {
    const upstream = await scriptedUpstream()
    await upstream[Symbol.asyncDispose]()
    await using api = await scenario(script({ authorizerUri: upstream.origin }))
    expect((await get(api, 'allow')).headers['x-amzn-errortype']).toBe('AuthorizerFailureException')
  })

  test('is not reached outside the allowed networks', async () => {
    await using upstream = await scriptedUpstream()
    await using api = await scenario(script({ authorizerUri: upstream.origin }), { backends: { allows: () => false } })
    expect((await get(api, 'allow')).status).toBe(500)
    expect(upstream.seen).toEqual([])
  })

  test('may be a function that a stage variable names', async () => {
    const functions = scriptedFunctions({ guard })
    const authorizerUri = uri(`\${stageVariables.guard}`)
    await using api = await scenario(script({ authorizerUri }, { stage: { variables: { guard: 'guard' } } }), {
      functions,
    })
    expect((await get(api, 'allow')).status).toBe(200)
    expect(functions.invocations[0]?.functionArn).toBe(functionArn('guard'))
  })

  test('of a remote function is signed with the credentials that it names', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => void response.end(JSON.stringify(allowed)))
    const authorizerCredentials = `arn:aws:iam::123456789012:role/\${stageVariables.role}`
    const given = script({ authorizerCredentials }, { stage: { variables: { role: 'ask' } } })
    const stored = { accessKeyId: 'AKIDSTORED', sealedSecretAccessKey: 'sealed:hush' }
    const credentials = { 'arn:aws:iam::123456789012:role/ask': stored }
    const awsEndpoints = { configured: () => upstream.origin }
    await using api = await scenario({ ...given, credentials }, { awsEndpoints })
    expect((await get(api, 'allow')).status).toBe(200)
    expect(upstream.seen[0]?.headers.authorization).toContain('Credential=AKIDSTORED/')
  })

  test('may have stage variables in it', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => void response.end(JSON.stringify(allowed)))
    const authorizerUri = `${upstream.origin}/\${stageVariables.guard}/\${stageVariables.none}`
    await using api = await scenario(script({ authorizerUri }, { stage: { variables: { guard: 'mine' } } }))
    await get(api, 'allow')
    expect(upstream.seen[0]?.url).toBe('/mine/')
  })
})

describe('what is not well configured lets nobody in, and the log says why', () => {
  test.each<[what: string, authorizer: Partial<AuthorizerSnapshot>, cause: RegExp]>([
    ['a function that is not there', { authorizerUri: uri('gone') }, /no function/i],
    ['no function at all', { authorizerUri: 'arn:aws:apigateway:us-east-1:sqs:path/q' }, /is no function/],
    ['nothing to ask', { authorizerUri: '' }, /cannot be asked/],
    ['a URL with a password', { authorizerUri: 'http://a:b@example.com/' }, /no URL/],
    [
      'a path parameter for identity',
      { ...requestAuthorizer, identitySource: 'method.request.path.id' },
      /no identity source/,
    ],
    ['two tokens', { identitySource: 'method.request.header.A,method.request.header.B' }, /not one header/],
    ['an expression that cannot be compiled', { identityValidationExpression: '(' }, /cannot be asked/],
    ['an unknown type', { type: 'ORACLE' }, /ORACLE/],
    ['the type of a user pool', { type: 'COGNITO_USER_POOLS' }, /COGNITO_USER_POOLS/],
    ['another id', { id: 'auth02' }, /no such authorizer/],
  ])('%s', async (_, authorizer, cause) => {
    await using api = await scenario(script(authorizer), { functions: scriptedFunctions({ guard }) })
    const answer = await get(api, 'allow', '/pets/1')
    expect([answer.status, answer.body]).toEqual([500, '{"message":null}'])
    expect(answer.headers['x-amzn-errortype']).toBe('AuthorizerConfigurationException')
    expect(api.ports.errors).toMatchObject([{ message: expect.stringMatching(cause) }])
  })

  test('an unknown authorization type', async () => {
    const methods = { 'GET /': { ...mock(200, ''), authorizationType: 'MAGIC' } }
    await using api = await scenario({ methods })
    expect((await api.call('GET', '/')).status).toBe(500)
    expect(api.ports.errors).toMatchObject([{ message: expect.stringContaining('MAGIC') }])
  })

  test('a path too long for an ARN is 414 before anybody is asked', async () => {
    const functions = scriptedFunctions({ guard })
    await using api = await scenario(script({}), { functions })
    expect((await get(api, 'allow', `/pets/${'x'.repeat(1600)}`)).status).toBe(414)
    expect(functions.invocations).toEqual([])
  })
})

test('what an authorizer says of a caller goes on to the backend, as text', async () => {
  await using upstream = await scriptedUpstream()
  const context = { tenant: 'acme', seats: 3, isAdmin: true, gone: null }
  const functions = scriptedFunctions({ guard: () => ({ ...allowed, context }) })
  const requestParameters = Object.fromEntries(
    ['principalId', 'tenant', 'seats', 'isAdmin', 'gone'].map((name) => [
      `integration.request.header.x-${name.toLowerCase()}`,
      `context.authorizer.${name}`,
    ]),
  )
  const method = {
    ...http(upstream.origin, { requestParameters }),
    authorizationType: 'CUSTOM',
    authorizerId: 'auth01',
  }
  const api_ = { authorizers: [tokenAuthorizer] }
  await using api = await scenario({ methods: { 'GET /': method }, api: api_ }, { functions })
  await get(api, 'allow', '/')
  expect(upstream.seen[0]?.headers).toMatchObject({
    'x-principalid': 'ada',
    'x-tenant': 'acme',
    'x-seats': '3',
    'x-isadmin': 'true',
  })
  expect(upstream.seen[0]?.headers).not.toHaveProperty('x-gone')
})

test('the exchange remembers how asking went', async () => {
  const functions = scriptedFunctions({ guard })
  const given = stagedExchange(script({}), { path: '/pets', headers: { Authorization: 'allow' } }, { functions })
  const { exchange, method, services } = given
  const step = callAuthorizer.compile(method, services)
  expect(await step?.(exchange)).toBeUndefined()
  expect(exchange.authorizer).toMatchObject({ principalId: 'ada', context: {} })
  expect(exchange.authorizerPhase).toMatchObject({ status: 200, requestId: 'call-1', integrationStatus: 200 })
  const again = given.again()
  expect(step?.(again)).toBeUndefined()
  expect(again.authorizerPhase).toEqual({ status: 200, latencyMs: 0 })
  const refused = given.again({ path: '/pets', headers: { Authorization: 'unauthorized' } })
  expect(await step?.(refused)).toMatchObject({ type: 'UNAUTHORIZED' })
  expect(refused.authorizerPhase).toMatchObject({ status: 401, error: 'Unauthorized' })
})
