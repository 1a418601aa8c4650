import { expect, test } from 'vitest'
import { z } from 'zod'
import { query as queryOperation } from '#server/operation.ts'
import { route } from './route.ts'
import {
  as,
  blob,
  boolean,
  escapedString,
  header,
  integer,
  items,
  list,
  map,
  type Shape,
  string,
  structure,
  timestamp,
} from './shape.ts'
import { writeOutput } from './write-output.ts'

const getThing = queryOperation({
  name: 'GetThing',
  permission: 'public',
  input: z.object({}),
  run: async () => undefined,
})

function written(output: Shape | undefined, value: unknown, status = 200): Response {
  return writeOutput(route(getThing, { verb: 'GET', path: '/', status, ...(output ? { output } : {}) }), value, 'r-1')
}

const thing = structure({
  id: string,
  createdDate: timestamp,
  count: integer,
  enabled: boolean,
  tags: map(string),
  parts: list(structure({ name: as('n', string) })),
  policy: escapedString,
})

test('names the wire’s names, seconds for dates, and nothing that the shape does not name', async () => {
  const value = {
    id: 'x',
    createdDate: new Date('2026-11-22T12:00:00.900Z'),
    count: 0,
    enabled: false,
    tags: {},
    parts: [{ name: 'a', secret: 's' }],
    secret: 's',
  }
  expect(await written(thing, value).json()).toEqual({
    id: 'x',
    createdDate: 1_795_348_800,
    count: 0,
    enabled: false,
    tags: {},
    parts: [{ n: 'a' }],
  })
})

test('leaves out what is null or absent', async () => {
  expect(await written(thing, { id: null, tags: undefined }).json()).toEqual({})
})

test('lists are called item, with their position', async () => {
  expect(await written(items(thing), { items: [{ id: 'x' }], position: 'p' }).json()).toEqual({
    item: [{ id: 'x' }],
    position: 'p',
  })
})

test('a policy has its quotes escaped once more, as AWS sends it', async () => {
  expect(await written(thing, { policy: '{"a":"\\n"}' }).json()).toEqual({ policy: '{\\"a\\":\\"\\\\n\\"}' })
})

test('says the status, the type and the request', () => {
  const response = written(thing, {}, 201)
  expect(response.status).toBe(201)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(response.headers.get('x-amzn-requestid')).toBe('r-1')
})

test.each([202, 204])('%d without an output has no body', async (status) => {
  const response = written(undefined, { secret: 's' }, status)
  expect(response.status).toBe(status)
  expect(await response.text()).toBe('')
  expect(response.headers.get('x-amzn-requestid')).toBe('r-1')
})

test.each([new TextEncoder().encode('bytes'), 'bytes'])(
  'an output that is bytes is sent as it is, with its headers',
  async (body) => {
    const shape = structure({
      contentType: header('Content-Type'),
      contentDisposition: header('Content-Disposition'),
      body: { shape: blob, in: 'payload', required: false },
    })
    const response = written(shape, { contentType: 'application/yaml', contentDisposition: 'attachment', body })
    expect(await response.text()).toBe('bytes')
    expect(response.headers.get('content-type')).toBe('application/yaml')
    expect(response.headers.get('content-disposition')).toBe('attachment')
  },
)
