import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { command } from '#server/operation.ts'
import { readInput } from './read-input.ts'
import { route, updateRoute } from './route.ts'
import {
  as,
  boolean,
  double,
  header,
  integer,
  list,
  type Members,
  map,
  oneOf,
  otherQuery,
  pattern,
  payload,
  query,
  required,
  string,
  structure,
} from './shape.ts'

const putThing = command({
  name: 'PutThing',
  permission: 'public',
  input: z.object({}),
  run: async () => undefined,
  audit: () => ({ resource: '/' }),
})

function read(
  input: Members,
  wire: { body?: string | Uint8Array; query?: string; headers?: Record<string, string>; path?: string },
  pathMembers: Record<string, string> = {},
): Record<string, unknown> {
  const row = route(putThing, { verb: 'PUT', path: wire.path ?? '/things', status: 200, input })
  const body = typeof wire.body === 'string' ? new TextEncoder().encode(wire.body) : (wire.body ?? new Uint8Array())
  const parts = { query: new URLSearchParams(wire.query), headers: new Headers(wire.headers), body }
  return readInput({ route: row, pathMembers }, parts)
}

const shapes: Members = {
  name: string,
  count: integer,
  rate: double,
  enabled: boolean,
  scopes: list(string),
  tags: map(string),
  inner: structure({
    kind: oneOf('A', 'B'),
    wireNamed: as('x', string),
    deep: list(structure({ id: required(string) })),
  }),
}

describe('a body', () => {
  test('is read by its shapes; what AWS does not know is not there', () => {
    const body = {
      name: 'n',
      count: 3,
      rate: 0.5,
      enabled: false,
      scopes: ['a'],
      tags: { k: 'v', gone: null },
      inner: { kind: 'A', x: 'y', deep: [{ id: '1' }], more: 1 },
      unknown: { a: 1 },
    }
    expect(read(shapes, { body: JSON.stringify(body) })).toEqual({
      ...body,
      tags: { k: 'v' },
      inner: { kind: 'A', wireNamed: 'y', deep: [{ id: '1' }] },
      unknown: undefined,
    })
  })

  test('null and absence are the same', () => {
    expect(read({ name: string, tags: map(string) }, { body: '{"name":null}' })).toEqual({})
    expect(read({ name: string }, { body: '' })).toEqual({})
    expect(read({ name: string }, {})).toEqual({})
  })

  test('keys that are names of prototype members are only keys', () => {
    const { tags } = read(shapes, { body: '{"tags":{"__proto__":"x","constructor":"y"}}' })
    expect(Object.entries(tags ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(read({ toString: string }, { body: '{}' })).toEqual({})
  })

  test.each<[body: string, message: string]>([
    ['{', 'The request body is not well-formed JSON'],
    ['nonsense', 'The request body is not well-formed JSON'],
    ['[]', 'Unexpected value type in payload'],
    ['null', 'Unexpected value type in payload'],
    ['"x"', 'Unexpected value type in payload'],
    ['{"name":true}', 'class java.lang.Boolean can not be converted to an String'],
    ['{"name":1}', 'class java.lang.Integer can not be converted to an String'],
    ['{"name":1.5}', 'class java.lang.Double can not be converted to an String'],
    ['{"name":{}}', 'Start of structure or map found where not expected.'],
    ['{"name":[]}', 'Start of list found where not expected'],
    ['{"count":"1"}', 'class java.lang.String can not be converted to an Integer'],
    ['{"count":1.5}', 'class java.lang.Double can not be converted to an Integer'],
    ['{"count":1e300}', 'class java.lang.Double can not be converted to an Integer'],
    ['{"count":4294967296}', 'class java.lang.Double can not be converted to an Integer'],
    ['{"rate":"fast"}', 'class java.lang.String can not be converted to an Double'],
    ['{"enabled":"true"}', 'class java.lang.String can not be converted to an Boolean'],
    ['{"scopes":"a"}', 'Unrecognized collection type class java.lang.String'],
    ['{"scopes":{}}', 'Start of structure or map found where not expected.'],
    ['{"scopes":[1]}', 'class java.lang.Integer can not be converted to an String'],
    ['{"tags":"a"}', 'Unrecognized collection type class java.lang.String'],
    ['{"tags":[]}', 'Start of list found where not expected'],
    ['{"tags":{"a":1}}', 'class java.lang.Integer can not be converted to an String'],
    ['{"inner":7}', 'Unrecognized collection type class java.lang.Integer'],
    ['{"inner":{"deep":[[]]}}', 'Start of list found where not expected'],
  ])('400 SerializationException for %s', (body, message) => {
    expect(() => read(shapes, { body })).toThrow(
      expect.objectContaining({ type: 'SerializationException', status: 400, message }),
    )
  })

  test('400 for bytes that are no UTF-8', () => {
    expect(() => read(shapes, { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) })).toThrow('well-formed JSON')
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/x-amz-json-1.1',
    'application/hal+json',
  ])('of the content type %s is JSON', (type) => {
    expect(read(shapes, { body: '{"name":"n"}', headers: { 'content-type': type } })).toMatchObject({ name: 'n' })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonp', 'x', ''])(
    '415 UnsupportedMediaTypeException for the content type %j, unless there is no body',
    (type) => {
      const headers = { 'content-type': type }
      expect(() => read(shapes, { body: '{"name":"n"}', headers })).toThrow(
        expect.objectContaining({ type: 'UnsupportedMediaTypeException', status: 415 }),
      )
      expect(read(shapes, { body: '', headers })).toEqual({})
    },
  )

  test('of a member that is there twice the last is taken', () => {
    expect(read(shapes, { body: '{"name":"first","tags":{"a":"1","a":"2"},"name":"last"}' })).toMatchObject({
      name: 'last',
      tags: { a: '2' },
    })
    expect(() => read(shapes, { body: '{"name":"first","name":1}' })).toThrow('can not be converted to an String')
  })

  test('nesting as deep as one likes does no harm', () => {
    const body = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(() => read(shapes, { body })).toThrow('Start of list found where not expected')
  })
})

describe('the constraints of the model', () => {
  test('are refused in one text', () => {
    const body = '{"kind":"C","inner":{"kind":"D","deep":[{}]}}'
    expect(() => read({ ...shapes, kind: oneOf('A', 'B'), must: required(string) }, { body })).toThrow(
      expect.objectContaining({
        type: 'ValidationException',
        message:
          "4 validation errors detected: Value 'D' at 'putThingInput.inner.kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]; " +
          "Value null at 'putThingInput.inner.deep.1.member.id' failed to satisfy constraint: Member must not be null; " +
          "Value 'C' at 'putThingInput.kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]; " +
          "Value null at 'putThingInput.must' failed to satisfy constraint: Member must not be null",
      }),
    )
  })

  test('hold for members of the path', () => {
    const statusCode = pattern('[1-5]\\d\\d')
    expect(read({ statusCode }, { path: '/x/{statusCode}' }, { statusCode: '200' })).toEqual({ statusCode: '200' })
    expect(() => read({ statusCode }, { path: '/x/{statusCode}' }, { statusCode: '2000' })).toThrow(
      "1 validation error detected: Value '2000' at 'putThingInput.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
    )
  })

  test('are not answered with all of a long value', () => {
    const body = JSON.stringify({ kind: 'x'.repeat(100_000) })
    expect(() => read({ kind: oneOf('A') }, { body })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^.{1,400}$/s) }),
    )
  })
})

describe('elsewhere than in the body', () => {
  const places: Members = {
    limit: query(integer),
    flag: as('includeFlag', query(boolean)),
    embed: query(list(string)),
    accepts: header('Accept'),
    parameters: otherQuery,
    body: required(payload),
  }

  test('members are found in the query, headers and the body as it is', () => {
    const wire = {
      path: '/things?mode=import',
      query: 'mode=import&limit=5&includeFlag=true&embed=a&embed=b&other=%20x&X-Amz-Date=1',
      headers: { accept: 'application/yaml' },
      body: 'raw',
    }
    expect(read(places, wire)).toEqual({
      limit: 5,
      flag: true,
      embed: ['a', 'b'],
      accepts: 'application/yaml',
      parameters: { other: ' x' },
      body: new TextEncoder().encode('raw'),
    })
  })

  test('what is empty is absent', () => {
    expect(read({ limit: query(integer), embed: query(list(string)) }, { query: 'limit=&embed=' })).toEqual({})
  })

  test.each(['limit=x', 'limit=1.5', 'limit=1e3', 'limit=99999999999', 'includeFlag=yes'])(
    '400 SerializationException for %s',
    (text) => {
      expect(() => read(places, { query: text })).toThrow(expect.objectContaining({ type: 'SerializationException' }))
    },
  )
})

test('patch operations become the input of the update', () => {
  const patch = { wrongPath: 'name' as const, rules: { '/name': { ops: ['replace' as const], apply: setName } } }
  const row = updateRoute(putThing, { path: '/things/{id}', patch, output: string })
  const send = (operations: unknown) =>
    readInput(
      { route: row, pathMembers: { id: '7' } },
      {
        query: new URLSearchParams(),
        headers: new Headers(),
        body: new TextEncoder().encode(JSON.stringify({ patchOperations: operations })),
      },
    )
  expect(send([{ op: 'replace', path: '/name', value: 'x' }])).toEqual({ id: '7', name: 'x' })
  expect(send(undefined)).toEqual({ id: '7' })
  expect(() => send([{ op: 'replace', path: '/name', value: 1 }])).toThrow('can not be converted to an String')
  expect(() => send([{ op: 'set', path: '/name' }])).toThrow(
    "Value 'set' at 'putThingInput.patchOperations.1.member.op' failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]",
  )
  expect(() => send({})).toThrow('Start of structure or map found where not expected.')
  expect(() => send([null])).toThrow('Invalid patch path null')
})

function setName(input: Record<string, unknown>, { value }: { value: string | undefined }): void {
  input.name = value
}
