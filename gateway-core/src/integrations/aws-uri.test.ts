import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAwsUri } from './aws-uri.ts'

const read = (uri: string, variables = {}) => readAwsUri(uri, variables)
const here = 'arn:aws:apigateway:eu-west-1'
const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:pets'

test('an action of a service', () => {
  expect(read(`${here}:dynamodb:action/GetItem`)).toEqual({
    kind: 'action',
    region: 'eu-west-1',
    service: 'dynamodb',
    subdomain: undefined,
    action: 'GetItem',
    parameters: [],
  })
})

test('an action with parameters', () => {
  expect(read(`${here}:s3:action/GetObject&Bucket={bucket}&Key=a=b&x`)).toMatchObject({
    action: 'GetObject',
    parameters: [
      ['Bucket', '{bucket}'],
      ['Key', 'a=b'],
      ['x', ''],
    ],
  })
})

test('a path of a service', () => {
  expect(read(`${here}:sqs:path/123456789012/orders?Action=SendMessage`)).toEqual({
    kind: 'path',
    region: 'eu-west-1',
    service: 'sqs',
    subdomain: undefined,
    path: '/123456789012/orders',
    query: 'Action=SendMessage',
  })
  expect(read(`${here}:s3:path/{bucket}/{key+}`)).toMatchObject({ path: '/{bucket}/{key+}', query: '' })
  expect(read(`${here}:sqs:path/`)).toMatchObject({ path: '/' })
})

test.each([
  ['streams.dynamodb', 'dynamodb', 'streams'],
  ['api1.execute-api', 'execute-api', 'api1'],
  ['a.b.iotdata', 'iotdata', 'a.b'],
  ['SQS', 'sqs', undefined],
])('%s is the service %s', (target, service, subdomain) => {
  expect(read(`${here}:${target}:path/x`)).toMatchObject({ service, subdomain })
})

describe('a function', () => {
  test.each([
    ['2015-03-31', 'invocations', false],
    ['2021-11-15', 'response-streaming-invocations', true],
  ])('is called by %s %s', (version, operation, isStream) => {
    const uri = `${here}:lambda:path/${version}/functions/${functionArn}/${operation}`
    expect(read(uri)).toEqual({ kind: 'function', functionArn, isStream })
  })

  test('may have a version or alias', () => {
    const uri = `${here}:lambda:path/2015-03-31/functions/${functionArn}:live/invocations`
    expect(read(uri)).toMatchObject({ functionArn: `${functionArn}:live` })
  })

  test.each([
    ['name', `function:\${stageVariables.fn}`, { fn: 'pets' }, 'pets'],
    ['part of the name', `function:pets-\${stageVariables.env}`, { env: 'blue' }, 'pets-blue'],
    ['alias', `function:pets:\${stageVariables.alias}`, { alias: 'live' }, 'pets:live'],
  ])('may have a stage variable as its %s', (_, suffix, variables, name) => {
    const arn = `arn:aws:lambda:eu-west-1:123456789012:${suffix}`
    const uri = `${here}:lambda:path/2015-03-31/functions/${arn}/invocations`
    expect(read(uri, variables)).toMatchObject({
      functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
    })
  })

  test.each([
    ['a name', 'pets'],
    ['a stage variable that is not there', `arn:aws:lambda:eu-west-1:123456789012:function:\${stageVariables.fn}`],
    ['another service', 'arn:aws:sqs:eu-west-1:123456789012:pets'],
  ])('is none: %s', (_, arn) => {
    const uri = `${here}:lambda:path/2015-03-31/functions/${arn}/invocations`
    expect(() => read(uri)).toThrow('Invalid function ARN')
  })

  test('is not every path of Lambda’s', () => {
    expect(read(`${here}:lambda:path/2015-03-31/functions`)).toMatchObject({ kind: 'path', service: 'lambda' })
  })
})

test('stage variables may stand anywhere', () => {
  const variables = { region: 'us-east-2', service: 'sns', action: 'Publish', all: `${here}:sqs:path/q` }
  const uri = `arn:aws:apigateway:\${stageVariables.region}:\${stageVariables.service}:action/\${stageVariables.action}`
  expect(read(uri, variables)).toMatchObject({ region: 'us-east-2', service: 'sns', action: 'Publish' })
  expect(read(`\${stageVariables.all}`, variables)).toMatchObject({ service: 'sqs', path: '/q' })
  expect(read(`${here}:sqs:path/a\${stageVariables.toString}b`, {})).toMatchObject({ path: '/ab' })
})

test('a stage variable may be a function’s name, alias or both', () => {
  const variables = { function: 'pets', alias: 'live', both: 'pets:live' }
  const pets = 'arn:aws:lambda:eu-west-1:123456789012:function:pets:live'
  for (const named of [`\${stageVariables.function}:\${stageVariables.alias}`, `\${stageVariables.both}`]) {
    const arn = `arn:aws:lambda:eu-west-1:123456789012:function:${named}`
    const uri = `${here}:lambda:path/2015-03-31/functions/${arn}/invocations`
    expect(read(uri, variables)).toMatchObject({ kind: 'function', functionArn: pets })
  }
})

describe('what names nothing is refused in AWS’s words', () => {
  test.each([
    '',
    'https://example.org',
    'arn:aws:lambda:eu-west-1:123456789012:function:pets',
    'arn:aws:apigateway:eu-west-1:a..b:path/y',
    'arn:aws:apigateway:eu-west-1:a@b:path/y',
    'arn:aws:apigateway:eu-west-1:-x:path/y',
    'arn:aws:apigateway:eu-west-1:sqs:path/a b',
    'arn:aws:apigateway:eu-west-1:sqs:path/a\r\nX: y',
  ])('%j', (uri) => {
    expect(() => read(uri)).toThrow('Invalid ARN specified in the request')
  })

  test.each([
    'arn:aws:apigateway:eu-west-1:sqs',
    'arn:aws:apigateway:eu-west-1:sqs:queue/x',
    'arn:aws:apigateway:eu-west-1:sqs:action/',
    'arn:aws:apigateway:eu-west-1:sqs:action/a-b',
    'arn:aws:apigateway:evil.com:sqs:path/x',
    'arn:aws:apigateway:eu-west-1:evil.com/x:path/y',
  ])('%j', (uri) => {
    expect(() => read(uri)).toThrow('AWS ARN for integration must contain path or action')
  })
})

test('reads anything without any other exception, and never a host out of a path', () => {
  const uris = fc.oneof(
    fc.string(),
    fc.string().map((text) => `${here}:${text}`),
    fc.stringMatching(/^[a-z.:@/?#-]{0,30}$/).map((text) => `${here}:${text}path/x`),
  )
  fc.assert(
    fc.property(uris, (uri) => {
      try {
        const target = read(uri)
        if (target.kind !== 'function') expect(`${target.subdomain ?? ''}${target.service}`).toMatch(/^[a-z0-9.-]+$/i)
      } catch (error) {
        expect(String(error)).toMatch(/Invalid|must contain/)
      }
    }),
  )
})
