import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { getIntegration } from './get-integration.ts'
import { putIntegration } from './put-integration.ts'

const http = { type: 'HTTP' as const, integrationHttpMethod: 'GET', uri: 'https://example.org/pets/{id}' }
const lambda =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations'

test('200 for MOCK with AWS’s defaults', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const integration = {
      type: 'MOCK',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: get.resourceId,
      cacheKeyParameters: [],
    }
    expect(await putIntegration(owner, { ...get, type: 'MOCK' })).toEqual(integration)
    expect(await getIntegration(owner, get)).toEqual(integration)
    expect((await getMethod(owner, get)).methodIntegration).toEqual(integration)
  }))

test('200 for HTTP with everything that can be said, and again in place of it', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const { integrationHttpMethod, ...given } = {
      ...http,
      connectionType: 'VPC_LINK' as const,
      connectionId: `\${stageVariables.link}`,
      integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/x',
      credentials: 'arn:aws:iam::123456789012:role/x',
      requestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.header.X-Static': "'it is'",
        'integration.request.querystring.who': 'context.identity.sourceIp',
        'integration.request.header.X-Stage': 'stageVariables.name',
        'integration.request.header.X-All': 'method.request.body.pets[0].name',
      },
      requestTemplates: { 'application/json': '$input.json("$")' },
      passthroughBehavior: 'NEVER' as const,
      cacheNamespace: 'pets',
      cacheKeyParameters: ['method.request.path.id'],
      contentHandling: 'CONVERT_TO_TEXT' as const,
      timeoutInMillis: 50,
      tlsConfig: { insecureSkipVerification: true },
    }
    expect(await putIntegration(owner, { ...get, ...given, integrationHttpMethod })).toEqual({
      ...given,
      httpMethod: integrationHttpMethod,
    })
    const again = await putIntegration(owner, { ...get, ...http, type: 'HTTP_PROXY', responseTransferMode: 'STREAM' })
    expect(again).toMatchObject({ type: 'HTTP_PROXY', connectionType: 'INTERNET', responseTransferMode: 'STREAM' })
    expect(again).not.toHaveProperty('requestTemplates')
  }))

test('a timeout above 29 seconds is for the operator to allow; streams may take a quarter of an hour', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const given = { ...get, ...http, type: 'HTTP_PROXY' as const }
    const allowed = { ...owner, settings: { ...owner.settings, integrationTimeoutMs: 60_000 } }
    await expect(putIntegration(owner, { ...given, timeoutInMillis: 29_001 })).rejects.toMatchObject({
      message: 'Timeout should be between 50 ms and 29000 ms',
    })
    expect(await putIntegration(allowed, { ...given, timeoutInMillis: 60_000 })).toMatchObject({
      timeoutInMillis: 60_000,
    })
    await expect(putIntegration(allowed, { ...given, timeoutInMillis: 60_001 })).rejects.toMatchObject({ status: 400 })
    const stream = { ...given, responseTransferMode: 'STREAM' as const }
    expect(await putIntegration(owner, { ...stream, timeoutInMillis: 900_000 })).toMatchObject({
      timeoutInMillis: 900_000,
    })
    await expect(putIntegration(owner, { ...stream, timeoutInMillis: 900_001 })).rejects.toMatchObject({ status: 400 })
  }))

test.each([
  'http://localhost:9999',
  `https://\${stageVariables.host}/v1/\${stageVariables.path}`,
  'http://{host}/x?y={z}',
  'HTTP://EXAMPLE.ORG',
  'https://[::1]:8443/',
])('200 for HTTP to %s', (uri) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    expect(await putIntegration(owner, { ...get, ...http, uri })).toMatchObject({ uri })
  }),
)

test.each([
  ['AWS_PROXY' as const, lambda],
  ['AWS' as const, lambda],
  ['AWS' as const, 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue'],
  ['AWS' as const, 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem'],
  ['AWS' as const, 'arn:aws:apigateway:us-east-1:bucket.s3:path/{key}'],
])('200 for %s to %s', (type, uri) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const integration = await putIntegration(owner, { ...get, type, uri, integrationHttpMethod: 'POST' })
    expect(integration).toMatchObject({ type, uri, httpMethod: 'POST' })
    expect(integration).not.toHaveProperty('connectionType')
  }),
)

const mapping =
  'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression '

test.each<[message: string, change: Record<string, unknown>]>([
  ['Enumeration value for HttpMethod must be non-empty', { integrationHttpMethod: undefined }],
  ['Enumeration value for HttpMethod must be non-empty', { integrationHttpMethod: '' }],
  ['Invalid HttpMethod specified. Valid options are', { integrationHttpMethod: 'FETCH' }],
  ['Invalid HttpMethod specified. Valid options are', { type: 'MOCK', integrationHttpMethod: 'FETCH' }],
  ['Invalid HTTP endpoint specified for URI', { uri: undefined }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'ftp://example.org' }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'http://' }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'http:///x' }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'http://a b/' }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'http://example.org:99999' }],
  ['Invalid HTTP endpoint specified for URI', { uri: 'javascript:alert(1)' }],
  ['Invalid ARN specified in the request', { type: 'AWS', uri: 'https://example.org' }],
  ['Invalid ARN specified in the request', { type: 'AWS_PROXY', uri: undefined }],
  ['AWS ARN for integration must contain path or action', { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:s3:x' }],
  [
    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:us-east-1:s3:path/x' },
  ],
  ['Timeout should be between 50 ms and 29000 ms', { timeoutInMillis: 49 }],
  ['Timeout should be between 50 ms and 29000 ms', { timeoutInMillis: 29_001 }],
  ['Timeout should be between 50 ms and 29000 ms', { timeoutInMillis: 100.5 }],
  [
    'Timeout should be between 50 ms and 900000 ms',
    { type: 'HTTP_PROXY', responseTransferMode: 'STREAM', timeoutInMillis: 900_001 },
  ],
  ['ConnectionId must be specified', { connectionType: 'VPC_LINK' }],
  ['Response transfer mode STREAM', { responseTransferMode: 'STREAM' }],
  [
    'Validation Result: warnings : [], errors : [Invalid content type specified: 123]',
    { requestTemplates: { 123: '{}' } },
  ],
  [`${mapping}parameter specified: id]`, { requestParameters: { id: "'x'" } }],
  [
    `${mapping}specified: method.request.path.lost]`,
    { requestParameters: { 'integration.request.path.id': 'method.request.path.lost' } },
  ],
  [
    `${mapping}specified: method.request.multivaluequerystring.lost]`,
    { requestParameters: { 'integration.request.path.id': 'method.request.multivaluequerystring.lost' } },
  ],
  [`${mapping}specified: id]`, { requestParameters: { 'integration.request.path.id': 'id' } }],
  [`${mapping}specified: 'it's']`, { requestParameters: { 'integration.request.path.id': "'it's'" } }],
  ['type', { type: 'FTP' }],
  ['requestTemplates', { requestTemplates: { 'a/b': 'x'.repeat(300 * 1024 + 1) } }],
  ['uri', { uri: `http://example.org/${'x'.repeat(4096)}` }],
])('400 %s and no integration', (message, change) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await expect(putIntegration.invoke(owner, { ...get, ...http, ...change })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    await expect(getIntegration(owner, get)).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Integration identifier specified',
    })
  }),
)

test('404 for what is not there and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { get } = await makeApi(owner)
    const given = { ...get, ...http }
    const noResource = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    await expect(putIntegration(owner, { ...given, restApiId: 'nope' })).rejects.toMatchObject(noResource)
    await expect(putIntegration(owner, { ...given, resourceId: 'nope' })).rejects.toMatchObject(noResource)
    await expect(putIntegration(stranger, given)).rejects.toMatchObject(noResource)
    await expect(putIntegration(owner, { ...given, httpMethod: 'PUT' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Method identifier specified',
    })
    await expect(putIntegration(as('viewer'), given)).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
