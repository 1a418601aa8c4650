import { describe, expect, test } from 'vitest'
import { compareDocuments } from './compare-documents.ts'

type Json = Record<string, unknown>

const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, state: { type: 'string', enum: ['open', 'sent'] }, total: { type: 'integer' } },
}

/** A document with one operation, `POST /orders`. */
function documentOf(operation: Json, schemas: Json = { Order: order }): Json {
  return { paths: { '/orders': { post: operation } }, components: { schemas } }
}

/** The differences of one operation as `!text` where breaking. */
function details(before: Json, after: Json, oldSchemas?: Json, newSchemas?: Json): string[] {
  const [change] = compareDocuments(documentOf(before, oldSchemas), documentOf(after, newSchemas))
  return (change?.details ?? []).map(({ text, breaking }) => `${breaking ? '!' : ''}${text}`)
}

test('operations come and go; to take one away breaks callers, and comes first', () => {
  const before = { paths: { '/a': { get: {} }, '/b/{id}': { get: {} } } }
  const after = { paths: { '/b/{other}': { get: {} }, '/c': { put: { summary: 'New' } } } }
  expect(compareDocuments(before, after)).toMatchObject([
    { outcome: 'removed', httpMethod: 'GET', path: '/a', breaking: true },
    { outcome: 'added', httpMethod: 'PUT', path: '/c', summary: 'New', breaking: false },
  ])
  expect(compareDocuments(after, after)).toEqual([])
})

test('prose makes no difference', () => {
  expect(details({ summary: 'a', description: 'b', tags: ['x'] }, { summary: 'c' })).toEqual([])
})

describe('access', () => {
  const keyed = { security: [{ api_key: [] }] }
  test.each([
    ['a key', {}, keyed, '!Needs an API key'],
    ['no key any more', keyed, {}, 'Needs no API key any more'],
    [
      'another way in',
      { security: [{ a: [] }] },
      { security: [{ b: [] }] },
      '!Who may call it is decided in another way',
    ],
    ['open to all', { security: [{ a: [] }] }, {}, 'Who may call it is decided in another way'],
  ])('%s', (_what, before, after, text) => expect(details(before, after)).toEqual([text]))
})

test('deprecation is told, and taken back', () => {
  expect(details({}, { deprecated: true })).toEqual(['Deprecated: it may be taken away'])
  expect(details({ deprecated: true }, {})).toEqual(['Not deprecated any more'])
})

describe('parameters', () => {
  const query = (more: Json) => ({ parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, ...more }] })
  const header = (name: string) => ({ parameters: [{ name, in: 'header', schema: { type: 'string' } }] })
  test.each([
    ['new', {}, query({}), ['Query parameter `q` is new']],
    ['new and required', {}, query({ required: true }), ['!Query parameter `q` is new and required']],
    ['gone', query({}), {}, ['Query parameter `q` is not read any more']],
    ['required', query({}), query({ required: true }), ['!Query parameter `q` is required now']],
    ['optional', query({ required: true }), query({}), ['Query parameter `q` is optional now']],
    ['of another type', query({}), query({ schema: { type: 'integer' } }), ['!`q` is integer, was string']],
    [
      'wider',
      query({ schema: { type: 'integer' } }),
      query({ schema: { type: 'number' } }),
      ['`q` is number, was integer'],
    ],
    ['narrower', query({}), query({ schema: { type: 'string', enum: ['a'] } }), ['!`q` is one of `a`']],
    ['a header in other letters', header('X-A'), header('x-a'), []],
  ])('%s', (_what, before, after, expected) => expect(details(before, after)).toEqual(expected))
})

describe('bodies', () => {
  const ref = { $ref: '#/components/schemas/Order' }
  const body = (more: Json = {}, type = 'application/json') => ({
    requestBody: { content: { [type]: { schema: ref } }, ...more },
  })
  const answer = (status: string, type = 'application/json') => ({
    responses: { [status]: { description: '', content: { [type]: { schema: ref } } } },
  })
  const changed = (properties: Json, required = ['id']) => ({ Order: { ...order, required, properties } })
  const { id, state, total } = order.properties

  test.each([
    ['that is new', {}, body(), ['It takes a body']],
    ['that is new and required', {}, body({ required: true }), ['!It takes a body']],
    ['that is gone', body(), {}, ['It takes no body any more']],
    ['that is required', body(), body({ required: true }), ['!The body is required now']],
    ['that is optional', body({ required: true }), body(), ['The body is optional now']],
    [
      'of another kind',
      body(),
      body({}, 'text/xml'),
      ['!`application/json` in the body is gone', '`text/xml` in the body is new'],
    ],
    ['of an answer that is new', {}, answer('201'), ['It can answer `201`']],
    ['of an answer that is gone', answer('200'), { responses: {} }, ['!It does not answer `200` any more']],
    ['of an error that is gone', answer('404'), { responses: {} }, ['It does not answer `404` any more']],
  ])('a body %s', (_what, before, after, expected) => expect(details(before, after)).toEqual(expected))

  test.each([
    ['a member is gone', changed({ id, state }), ['`body.total` is gone'], ['!`200.total` is gone']],
    ['a member is new', changed({ ...order.properties, x: id }), ['`body.x` is new'], ['`200.x` is new']],
    [
      'a new member is required',
      changed({ ...order.properties, x: id }, ['id', 'x']),
      ['!`body.x` is new and required'],
      ['`200.x` is new'],
    ],
    [
      'a member is required',
      changed(order.properties, ['id', 'total']),
      ['!`body.total` is required now'],
      ['`200.total` is required now'],
    ],
    [
      'a member is optional',
      changed(order.properties, []),
      ['`body.id` is optional now'],
      ['!`200.id` is optional now'],
    ],
    [
      'a value is gone',
      changed({ id, state: { ...state, enum: ['open'] }, total }),
      ['!`body.state` cannot be `sent` any more'],
      ['`200.state` cannot be `sent` any more'],
    ],
    [
      'a value is new',
      changed({ id, state: { ...state, enum: ['open', 'sent', 'lost'] }, total }),
      ['`body.state` can be `lost`'],
      ['`200.state` can be `lost`'],
    ],
    [
      'a member is wider',
      changed({ id, state, total: { type: 'number' } }),
      ['`body.total` is number, was integer'],
      ['!`200.total` is number, was integer'],
    ],
    [
      'a member may be null',
      changed({ id: { ...id, nullable: true }, state, total }),
      ['`body.id` is string or null, was string'],
      ['!`200.id` is string or null, was string'],
    ],
  ])('when %s', (_what, schemas, sent, read) => {
    expect(details(body(), body(), undefined, schemas)).toEqual(sent)
    expect(details(answer('200'), answer('200'), undefined, schemas)).toEqual(read)
  })

  test('lists are looked into, compositions are told apart as a whole, and schemas that hold themselves end', () => {
    const list = (item: Json) => ({ Order: { type: 'array', items: item } })
    expect(details(body(), body(), list({ type: 'string' }), list({ type: 'integer' }))).toEqual([
      '!`body[]` is integer, was string',
    ])
    const either = (one: string) => ({ Order: { oneOf: [{ type: one }] } })
    expect(details(body(), body(), either('string'), either('integer'))).toEqual(['`body` has another shape'])
    const endless = (type: string) => ({ Order: { type: 'object', properties: { next: ref, value: { type } } } })
    expect(details(body(), body(), endless('string'), endless('integer')).length).toBeLessThan(12)
  })
})
