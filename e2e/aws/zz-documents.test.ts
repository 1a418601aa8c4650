import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { APIGatewayClient, CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { signRequest } from 'gateway-core/sigv4/sign-request.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../servers/dynamodb.ts'
import { type Product, startProduct } from '../servers/zz-product.ts'
import { type Definition, type StepFunctions, startStepFunctions } from '../servers/step-functions.ts'

/**
 * AWS's own published definitions, served as they are: imported with the values that CloudFormation would have put in,
 * deployed, and called, with emulators behind them.
 */
let product: Product
let dynamoDb: DynamoDb
let stepFunctions: StepFunctions
let client: APIGatewayClient

const credentials = { accessKeyId: 'AKIADOCUMENTSTEST000', secretAccessKey: 'a secret access key for documents' }
const role = 'arn:aws:iam::123456789012:role/integrations'
const machine = 'arn:aws:states:us-west-2:123456789012:stateMachine:crud'

/** Answers by the caller's verb, as the machine beside the document does. */
const crud: Definition = {
  StartAt: 'By verb',
  States: {
    'By verb': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.httpMethod', StringEquals: 'POST', Next: 'Create' },
        { Variable: '$.httpMethod', StringEquals: 'DELETE', Next: 'Refuse' },
      ],
      Default: 'Read',
    },
    Create: { Type: 'Pass', Parameters: { 'created.$': '$.data' }, End: true },
    Read: { Type: 'Pass', Parameters: { 'verb.$': '$.httpMethod' }, End: true },
    Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'nothing is deleted' },
  },
}

beforeAll(async () => {
  dynamoDb = await startDynamoDb({ restaurants: 'restaurantId', messages: 'id' })
  stepFunctions = await startStepFunctions({ [machine]: crud }, { test: 'test' })
  product = await startProduct({
    ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
    ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_SFN: stepFunctions.url,
  })
  client = new APIGatewayClient({ endpoint: `${product.url}/aws`, region: 'us-east-1', credentials, maxAttempts: 1 })
})

afterAll(async () => {
  client?.destroy()
  await product?.stop()
  await stepFunctions?.stop()
  await dynamoDb?.stop()
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

type Call = (method: string, target: string, body?: unknown) => Promise<Answer>

/** Imports a document, deploys it, and waits until it is served. */
async function publish(file: string, parameters: Record<string, string>, isSigned = false): Promise<Call> {
  const body = readFileSync(path.resolve('../shared/data/openapi', file))
  const api = await client.send(new ImportRestApiCommand({ body, parameters }))
  expect(api.warnings).toBeUndefined()
  const restApiId = api.id ?? ''
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  const call: Call = (method, target, given) => send(restApiId, method, `/prod${target}`, given, isSigned)
  const deadline = Date.now() + 5000
  while ((await call('GET', '/no/such/resource')).body.includes('Forbidden') && Date.now() < deadline);
  return call
}

async function send(apiId: string, method: string, target: string, given: unknown, isSigned: boolean): Promise<Answer> {
  const { hostname, port } = new URL(product.gatewayUrl)
  const host = `${apiId}.execute-api.us-east-1.localhost:${port}`
  const body = given === undefined ? null : JSON.stringify(given)
  const headers =
    body === null ? [] : ['Content-Type', 'application/json', 'Content-Length', `${Buffer.byteLength(body)}`]
  const scope = { region: 'us-east-1', service: 'execute-api', now: Date.now() }
  const sent = isSigned
    ? signRequest({ method, host, path: target, headers, body }, credentials, scope)
    : ['Host', host, ...headers]
  return await new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path: target, agent: false, headers: sent }, async (response) => {
      const { statusCode: status = 0, headers: received } = response
      resolve({ status, headers: received, body: await text(response) })
    })
    call.on('error', reject)
    call.end(body ?? undefined)
  })
}

const parsed = ({ body }: Answer): unknown => JSON.parse(body)

describe('the restaurants of “DynamoDB CRUD” (IAM, validators, templates both ways)', () => {
  let call: Call
  let unsigned: Call
  const spice = { restaurantId: 'r1', name: 'Spice', state: 'WA', zip: '98109', cuisine: 'Indian' }

  beforeAll(async () => {
    const parameters = { 'APIGatewayDynamoDBRole.Arn': role, RestaurantTable: 'restaurants' }
    call = await publish('aws-appsync-vtl.oas30.yaml', parameters, true)
    unsigned = await publish('aws-appsync-vtl.oas30.yaml', parameters)
  })

  test('let nobody in who does not sign', async () => {
    expect(await unsigned('GET', '/restaurants')).toMatchObject({
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
    })
  })

  test('are none at first', async () => {
    const answer = await call('GET', '/restaurants')
    expect(answer.status).toBe(200)
    expect(parsed(answer)).toEqual([])
  })

  test('are added, read, changed, listed and deleted', async () => {
    const added = await call('POST', '/restaurants', spice)
    expect([added.status, parsed(added)]).toEqual([200, { message: 'Restaurant added successfully', data: spice }])
    expect(parsed(await call('GET', '/restaurants/r1'))).toEqual(spice)
    const changed = { ...spice, name: 'Spice & Co', zip: '98101' }
    const { restaurantId: _, ...fields } = changed
    const updated = await call('PUT', '/restaurants/r1', fields)
    expect(parsed(updated)).toEqual({ message: 'Restaurant updated successfully', data: changed })
    await call('POST', '/restaurants', { ...spice, restaurantId: 'r2', name: 'Thai “Two”', cuisine: 'Thai' })
    const listed = parsed(await call('GET', '/restaurants'))
    expect(listed).toHaveLength(2)
    expect(listed).toContainEqual(changed)
    expect(listed).toContainEqual({ ...spice, restaurantId: 'r2', name: 'Thai “Two”', cuisine: 'Thai' })
    const deleted = await call('DELETE', '/restaurants/r1')
    expect(parsed(deleted)).toEqual({ message: 'Restaurant deleted successfully', data: changed })
    expect(parsed(await call('GET', '/restaurants'))).toHaveLength(1)
    expect(await dynamoDb.call('Scan', { TableName: 'restaurants' })).toMatchObject({ Count: 1 })
  })

  test('are refused when they are not as the model says, before DynamoDB is asked', async () => {
    const answer = await call('POST', '/restaurants', { ...spice, restaurantId: 'r3', cuisine: 'Martian' })
    expect(answer).toMatchObject({ status: 400, body: '{"message":"Invalid request body"}' })
    expect(JSON.stringify(await dynamoDb.call('Scan', { TableName: 'restaurants' }))).not.toContain('Martian')
  })
})

describe('the messages of “DynamoDB Crud API with Canary releases”', () => {
  let call: Call

  beforeAll(async () => {
    call = await publish('aws-dynamodb-crud.oas30.yaml', { 'CrudRole.Arn': role, CrudDDB: 'messages' })
  })

  test('are created under the request’s own id, read, changed and deleted', async () => {
    const created = await call('POST', '/', { message: 'hello "world"' })
    expect(created.status).toBe(200)
    expect(await dynamoDb.call('Scan', { TableName: 'messages' })).toMatchObject({
      Items: [{ id: { S: created.headers['x-amzn-requestid'] }, message: { S: 'hello "world"' } }],
    })
    const id = String(created.headers['x-amzn-requestid'])
    await call('PUT', `/${id}`, { message: 'hello' })
    expect(parsed(await call('GET', `/${id}`))).toEqual({ id, message: 'hello' })
    const changed = await call('PUT', `/${id}`, { message: 'bye' })
    expect(parsed(changed)).toEqual({ id, message: 'bye' })
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 200, body: '{"message":"item deleted"}' })
    expect(await dynamoDb.call('Scan', { TableName: 'messages' })).toMatchObject({ Count: 0 })
  })

  test('are listed with the headers that the document maps', async () => {
    await call('PUT', '/m1', { message: 'one' })
    const answer = await call('GET', '/')
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-cache, no-store', 'access-control-allow-origin': '*' },
    })
    expect(answer.body).toContain('m1')
  })
})

describe('the executions of “sf-crud”', () => {
  let call: Call

  beforeAll(async () => {
    call = await publish('aws-stepfunctions-crud.oas30.yaml', { 'ApiRole.Arn': role, StateMachine: machine })
  })

  test('get the body and the verb, and their output is the answer', async () => {
    const answer = await call('POST', '/', { name: "O'Neil", tags: ['a', 1] })
    expect([answer.status, parsed(answer)]).toEqual([200, { created: { name: "O'Neil", tags: ['a', 1] } }])
    expect(stepFunctions.asked.at(-1)).toEqual({
      stateMachineArn: machine,
      input: { data: { name: "O'Neil", tags: ['a', 1] }, httpMethod: 'POST' },
    })
    const other = await call('PUT', '/7', { n: 1 })
    expect([other.status, parsed(other)]).toEqual([200, { verb: 'PUT' }])
  })

  test('that fail have no output', async () => {
    const answer = await call('DELETE', '/7', { n: 1 })
    expect(answer.status).toBe(200)
    expect(answer.body.trim()).toBe('')
  })
})
