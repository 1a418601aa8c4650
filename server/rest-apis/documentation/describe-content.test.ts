import { expect, test } from 'vitest'
import { describeContent } from './describe-content.ts'
import { describeProperties } from './describe-properties.ts'
import { describeSchema } from './describe-schema.ts'

test('a schema is described beside what it says; a reference is wrapped, because its siblings are not read', () => {
  const reference = { $ref: '#/components/schemas/Pet' }
  expect(describeSchema(reference, {})).toBe(reference)
  expect(describeSchema(reference, { description: 'A pet' })).toEqual({ description: 'A pet', allOf: [reference] })
  expect(describeSchema({ type: 'object', description: 'Old' }, { description: 'New' })).toEqual({
    type: 'object',
    description: 'New',
  })
})

test('every media type of a body has its text; without text, or without content, nothing changes', () => {
  const content = { 'application/json': { schema: { $ref: '#/x' }, example: 1 }, 'text/plain': {}, odd: 'text' }
  expect(describeContent(content, undefined)).toBe(content)
  expect(describeContent(undefined, 'A body')).toBeUndefined()
  expect(describeContent(content, 'A body')).toEqual({
    'application/json': { schema: { description: 'A body', allOf: [{ $ref: '#/x' }] }, example: 1 },
    'text/plain': { schema: { description: 'A body' } },
    odd: 'text',
  })
})

test('properties of a model are described through inline objects and lists, and a wrong path changes nothing', () => {
  const schema = {
    type: 'object',
    properties: {
      owner: { type: 'object', properties: { name: { type: 'string' } } },
      tags: { type: 'array', items: { type: 'object', properties: { label: { type: 'string' } } } },
      odd: 1,
    },
  }
  const described = (...path: string[]) => describeProperties(schema, [{ path, members: { description: 'D' } }])
  expect(described('owner', 'name')).toMatchObject({
    properties: { owner: { properties: { name: { description: 'D' } } } },
  })
  expect(described('tags', 'label')).toMatchObject({
    properties: { tags: { items: { properties: { label: { description: 'D', type: 'string' } } } } },
  })
  for (const path of [
    ['absent'],
    ['owner', 'absent'],
    ['odd'],
    ['odd', 'x'],
    ['constructor'],
    ['owner', 'name', 'x'],
  ]) {
    expect(described(...path)).toEqual(schema)
  }
  expect(describeProperties({ type: 'array', items: true }, [{ path: ['a'], members: { title: 'T' } }])).toEqual({
    type: 'array',
    items: true,
  })
})
