import { describe, expect, test } from 'vitest'
import { readPayload } from '../payload.ts'
import type { ModelSnapshot } from '../snapshot.ts'
import { mock } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { validateBody } from './validate-body.ts'

const model = (name: string, schema: unknown): ModelSnapshot => ({
  name,
  contentType: 'application/json',
  schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
})
const pet = model('Pet', {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
})

interface Given {
  readonly models?: ModelSnapshot[]
  readonly requestModels?: Record<string, string>
  readonly validates?: boolean
}

async function validate(request: MemoryRequest, given: Given = {}) {
  const { models = [pet], requestModels = { 'application/json': 'Pet' }, validates = true } = given
  const { exchange, method, services } = stagedExchange(
    {
      methods: { 'POST /': { ...mock(200, ''), requestModels, requestValidatorId: 'v1' } },
      api: {
        models,
        requestValidators: [{ id: 'v1', validateRequestBody: validates, validateRequestParameters: false }],
      },
    },
    { method: 'POST', ...request },
  )
  await readPayload(exchange)
  const step = validateBody.compile(method, services)
  if (step === undefined) return 'costs nothing'
  const verdict = await step(exchange)
  return verdict === undefined ? 'goes on' : { verdict, detail: exchange.validationError }
}

test('a body that keeps to its model goes on', async () => {
  expect(await validate({ body: '{"name":"Rex","age":3}' })).toBe('goes on')
})

test('a body that does not is refused; what is wrong is only told where the provider shows it', async () => {
  const refused = await validate({ body: '{"name":7,"age":-1}' })
  expect(refused).toMatchObject({
    verdict: { type: 'BAD_REQUEST_BODY', shownMessage: 'Invalid request body', status: 400 },
    detail:
      '[instance type (integer) does not match any allowed primitive type (allowed: [\\"string\\"]), ' +
      'numeric instance is lower than the required minimum (minimum: 0, found: -1)]',
  })
})

test.each(['', '   '])('an empty body is {}: %j', async (body) => {
  const refused = await validate({ body })
  expect(refused).toMatchObject({ detail: '[object has missing required properties ([\\"name\\"])]' })
  expect(await validate({ body }, { models: [model('Pet', { type: 'object' })] })).toBe('goes on')
})

test.each(['{', 'name=Rex', "{'name':'Rex'}", '{"name":"Rex"}x'])('%s is no JSON', async (body) => {
  expect(await validate({ body })).toMatchObject({ verdict: { type: 'BAD_REQUEST_BODY' }, detail: expect.any(String) })
})

describe('the model is', () => {
  const models = [pet, model('Empty', {}), model('Never', { not: {} })]

  test.each([
    [{ 'application/json': 'Never', $default: 'Empty' }, 'application/json', false],
    [{ 'application/json': 'Never', $default: 'Empty' }, 'Application/JSON; charset=utf-8', false],
    [{ 'application/json': 'Never', $default: 'Empty' }, undefined, false],
    [{ 'application/json': 'Never', $default: 'Empty' }, 'text/plain', true],
    [{ 'application/json': 'Empty', $default: 'Never' }, 'text/plain', false],
    [{ 'application/json': 'Never' }, 'text/plain', true],
    [{ 'text/plain; charset=utf-8': 'Never' }, 'text/plain', false],
  ])('chosen among %j by %s; it goes on: %s', async (requestModels, type, goesOn) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
    const outcome = await validate({ body: '{}', headers }, { models, requestModels })
    expect(outcome === 'goes on').toBe(goesOn)
  })
})

test('costs nothing where no body is validated, or there is no model', async () => {
  expect(await validate({}, { validates: false })).toBe('costs nothing')
  expect(await validate({}, { requestModels: {} })).toBe('costs nothing')
  const { method, services } = stagedExchange({ methods: { 'POST /': mock(200, '') } }, { method: 'POST' })
  expect(validateBody.compile(method, services)).toBeUndefined()
})

describe('a broken model is a configuration error, and the log says why', () => {
  test.each<[ModelSnapshot[], string]>([
    [[model('Pet', '{oops')], 'the schema of model Pet is no JSON'],
    [[], 'there is no model Pet'],
    [[model('Pet', { type: 'nonsense' })], '"nonsense" is no type'],
    [[model('Pet', { properties: { name: { $ref: 'elsewhere.json' } } })], 'elsewhere.json names no model'],
    [[model('Pet', { properties: { name: { pattern: 'a(?=b)' } } })], 'cannot be used'],
  ])('%j', async (models, reason) => {
    expect(await validate({ body: '{"name":"Rex"}' }, { models })).toMatchObject({
      verdict: { type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining(reason) },
    })
  })
})

test('a schema that never ends refuses the body', async () => {
  const models = [model('Pet', { allOf: [{ $ref: '#' }] })]
  expect(await validate({ body: '{}' }, { models })).toMatchObject({
    verdict: { type: 'BAD_REQUEST_BODY' },
    detail: expect.stringContaining('deeper than'),
  })
})

test('a schema with many patterns takes several turns for its first request, and answers right', async () => {
  const patternProperties = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`^x{0,30}${at}$`, { type: 'integer' }]),
  )
  const models = [model('Pet', { patternProperties })]
  expect(await validate({ body: '{"x7":1}' }, { models })).toBe('goes on')
  expect(await validate({ body: '{"x7":"no"}' }, { models })).toMatchObject({ verdict: { type: 'BAD_REQUEST_BODY' } })
})

test('a schema that is nothing but patterns is a configuration error, and the log says so', {
  timeout: 60_000,
}, async () => {
  const patternProperties = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`(a{0,30}){0,30}${at}`, {}]))
  expect(await validate({ body: '{"x":1}' }, { models: [model('Pet', { patternProperties })] })).toMatchObject({
    verdict: { type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining('more to compile') },
  })
})
