import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { aws } from '../testing/aws-methods.ts'
import { awsService } from '../testing/aws-service.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'

/** Whole calls to services of AWS: to emulators where there are some, else to what checks signature and protocol. */
const here = 'arn:aws:apigateway:us-east-1'
const role = 'arn:aws:iam::123456789012:role/api'

interface Emulator extends AsyncDisposable {
  readonly origin: string
}

type Start = (options: Readonly<Record<string, number>>) => Server
const load = createRequire(import.meta.url)

/** The packages have no types of their own. */
async function emulator(name: 'kinesalite' | 'dynalite'): Promise<Emulator> {
  const start: Start = load(name)
  const server = start({ createStreamMs: 0, createTableMs: 0, shardLimit: 10 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An API with a POST for each integration, by path. */
async function apiOver(origin: string, methods: Readonly<Record<string, ReturnType<typeof aws>>>): Promise<Scenario> {
  const credentials = { [role]: { accessKeyId: 'AKIDSTORED', sealedSecretAccessKey: 'sealed:hush' } }
  const script = {
    methods: Object.fromEntries(Object.entries(methods).map(([path, method]) => [`POST ${path}`, method])),
  }
  return await scenario({ ...script, credentials }, { awsEndpoints: { configured: () => origin } })
}

const post = (api: Scenario, path: string, body: unknown) =>
  api.call('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

test('Kinesis: a stream is made, listed, and takes a record', async () => {
  await using kinesis = await emulator('kinesalite')
  const action = (name: string) => aws(`${here}:kinesis:action/${name}`, { credentials: role })
  await using api = await apiOver(kinesis.origin, {
    '/streams': action('CreateStream'),
    '/list': action('ListStreams'),
    '/describe': action('DescribeStream'),
    '/records': action('PutRecord'),
  })
  expect(await post(api, '/streams', { StreamName: 'orders', ShardCount: 1 })).toMatchObject({ status: 200, body: '' })
  expect(JSON.parse((await post(api, '/list', {})).body)).toEqual({ HasMoreStreams: false, StreamNames: ['orders'] })
  const described = () => post(api, '/describe', { StreamName: 'orders' })
  for (let turn = 0; turn < 100 && !(await described()).body.includes('"ACTIVE"'); turn++);
  const record = { StreamName: 'orders', Data: Buffer.from('hello').toString('base64'), PartitionKey: 'p' }
  const put = await post(api, '/records', record)
  expect(put.status).toBe(200)
  expect(JSON.parse(put.body)).toMatchObject({ ShardId: 'shardId-000000000000' })
})

test('DynamoDB: an item is put and read, and its errors choose the response', async () => {
  await using dynamoDb = await emulator('dynalite')
  const action = (name: string) => aws(`${here}:dynamodb:action/${name}`)
  const integrationResponses = { 200: { selectionPattern: '200' }, 400: { selectionPattern: '4\\d\\d' } }
  const get = aws(`${here}:dynamodb:action/GetItem`, { integrationResponses })
  await using api = await apiOver(dynamoDb.origin, {
    '/tables': action('CreateTable'),
    '/put': action('PutItem'),
    '/get': { ...get, methodResponses: { 200: {}, 400: {} } },
  })
  const table = {
    TableName: 'pets',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  }
  expect((await post(api, '/tables', table)).status).toBe(200)
  const item = { id: { S: 'p1' }, name: { S: 'Réx' } }
  const put = () => post(api, '/put', { TableName: 'pets', Item: item })
  for (let turn = 0; turn < 100 && (await put()).body.includes('ResourceNotFound'); turn++);
  expect(JSON.parse((await post(api, '/get', { TableName: 'pets', Key: { id: { S: 'p1' } } })).body)).toEqual({
    Item: item,
  })
  const missing = await post(api, '/get', { TableName: 'nope', Key: { id: { S: 'p1' } } })
  expect(missing.status).toBe(400)
  expect(missing.body).toContain('ResourceNotFoundException')
})

describe('SQS', () => {
  const xml =
    '<SendMessageResponse><SendMessageResult><MessageId>m1</MessageId></SendMessageResult></SendMessageResponse>'

  test('takes a message by the queue’s path, as a form', async () => {
    await using sqs = await awsService('sqs', { AKIDSTORED: 'hush' }, (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'sqs-1' }).end(xml)
    })
    const method = aws(`${here}:sqs:path/123456789012/orders`, {
      credentials: role,
      requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=hello%20you' },
    })
    await using api = await apiOver(sqs.origin, { '/orders': method })
    const answer = await post(api, '/orders', { any: 'thing' })
    expect(answer).toMatchObject({ status: 200, body: xml, headers: { 'content-type': 'text/xml' } })
    const [seen] = sqs.seen
    expect(seen?.url).toBe('/123456789012/orders')
    expect(Object.fromEntries(new URLSearchParams(seen?.body))).toEqual({
      Action: 'SendMessage',
      MessageBody: 'hello you',
    })
    expect(seen?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test('takes a message by the action, with the body as a parameter', async () => {
    await using sqs = await awsService('sqs', { AKIDSTORED: 'hush' }, (_, response) => response.end(xml))
    const method = aws(`${here}:sqs:action/SendMessage`, {
      credentials: role,
      requestParameters: {
        'integration.request.querystring.QueueUrl': "'https://sqs/123456789012/orders'",
        'integration.request.querystring.MessageBody': 'method.request.body',
      },
    })
    await using api = await apiOver(sqs.origin, { '/orders': method })
    expect((await post(api, '/orders', { a: 'ä&=' })).status).toBe(200)
    expect(Object.fromEntries(new URL(`http://x${sqs.seen[0]?.url}`).searchParams)).toEqual({
      Action: 'SendMessage',
      Version: '2012-11-05',
      QueueUrl: 'https://sqs/123456789012/orders',
      MessageBody: '{"a":"ä&="}',
    })
  })

  test('that does not know the credentials refuses, and the status chooses the response', async () => {
    await using sqs = await awsService('sqs', { other: 'secret' }, (_, response) => response.end(xml))
    const method = aws(`${here}:sqs:path/q`, {
      credentials: role,
      integrationResponses: { 200: { selectionPattern: '200' }, 502: { selectionPattern: '403' } },
    })
    await using api = await apiOver(sqs.origin, { '/q': { ...method, methodResponses: { 200: {}, 502: {} } } })
    const answer = await post(api, '/q', {})
    expect(answer.status).toBe(502)
    expect(answer.body).toContain('nobody knows AKIDSTORED')
  })
})

test('SNS: a message is published by the action’s parameters', async () => {
  const xml = '<PublishResponse><PublishResult><MessageId>m1</MessageId></PublishResult></PublishResponse>'
  await using sns = await awsService('sns', { AKIDSTORED: 'hush' }, (_, response) => response.end(xml))
  const method = aws(`${here}:sns:action/Publish`, {
    credentials: role,
    requestParameters: {
      'integration.request.querystring.TopicArn': "'arn:aws:sns:us-east-1:123456789012:news'",
      'integration.request.querystring.Message': 'method.request.body.text',
    },
  })
  await using api = await apiOver(sns.origin, { '/news': method })
  expect(await post(api, '/news', { text: 'read all about it' })).toMatchObject({ status: 200, body: xml })
  expect(Object.fromEntries(new URL(`http://x${sns.seen[0]?.url}`).searchParams)).toEqual({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:news',
    Message: 'read all about it',
  })
})

test('EventBridge: events are put, and the service’s id of the request is kept for the log', async () => {
  await using events = await awsService('events', { AKIDSTORED: 'hush' }, (seen, response) => {
    const isRight = seen.headers['x-amz-target'] === 'AWSEvents.PutEvents'
    response.writeHead(isRight ? 200 : 400, {
      'Content-Type': seen.headers['content-type'],
      'x-amzn-RequestId': 'ev-1',
    })
    response.end('{"FailedEntryCount":0,"Entries":[{"EventId":"e1"}]}')
  })
  const responseParameters = { 'method.response.header.X-Aws-Id': 'context.awsEndpointRequestId' }
  const method = {
    ...aws(`${here}:events:action/PutEvents`, {
      credentials: role,
      integrationResponses: { 200: { responseParameters } },
    }),
    methodResponses: { 200: { responseParameters: { 'method.response.header.X-Aws-Id': false } } },
  }
  await using api = await apiOver(events.origin, { '/events': method })
  const answer = await post(api, '/events', { Entries: [{ Source: 'pets', DetailType: 'born', Detail: '{}' }] })
  expect(answer).toMatchObject({ status: 200, headers: { 'x-aws-id': 'ev-1' } })
  expect(JSON.parse(answer.body)).toMatchObject({ Entries: [{ EventId: 'e1' }] })
  expect(events.seen[0]?.headers['content-type']).toBe('application/x-amz-json-1.1')
})
