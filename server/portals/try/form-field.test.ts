import { expect, test } from 'vitest'
import { type FormField, formField } from './form-field.ts'

const document = {
  components: {
    schemas: {
      Line: {
        type: 'object',
        required: ['article'],
        properties: {
          article: { type: 'string', example: 'A-1' },
          options: { type: 'array', items: { type: 'string', enum: ['gift', 'express'] } },
        },
      },
      Node: { type: 'object', properties: { value: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } },
      Person: { type: 'object', properties: { name: { type: 'string' } } },
      Named: { required: ['id'], properties: { id: { type: 'string', readOnly: true }, label: { type: 'string' } } },
    },
  },
}
const field = (schema: unknown) => formField(document, schema)
const members = (form: FormField | undefined) =>
  form?.kind === 'object' ? Object.fromEntries(form.members.map((member) => [member.name, member])) : {}

test.each([
  [
    { type: 'string', description: 'Words' },
    { kind: 'text', description: 'Words', type: 'string' },
  ],
  [
    { type: 'integer', example: 3 },
    { kind: 'number', example: 3 },
  ],
  [{ type: ['null', 'number'] }, { kind: 'number' }],
  [{ type: 'boolean' }, { kind: 'boolean' }],
  [{ type: 'string', format: 'binary' }, { kind: 'file' }],
  [{ type: 'string', contentMediaType: 'image/png' }, { kind: 'file' }],
  [{ type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' }, { kind: 'text' }],
  [{ enum: ['a', 2, null, {}] }, { kind: 'choice', values: ['a', 2] }],
])('%j is a field of its kind', (schema, expected) => expect(field(schema)).toMatchObject(expected))

test('objects, lists of objects and choices inside lists are fields inside fields, with examples', () => {
  const form = field({
    type: 'object',
    required: ['lines'],
    properties: { lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } } },
  })
  const { lines } = members(form)
  expect(lines).toMatchObject({ required: true, field: { kind: 'list', example: [{ article: 'A-1' }] } })
  const item = lines?.field.kind === 'list' ? lines.field.item : undefined
  expect(members(item)).toMatchObject({
    article: { required: true, field: { kind: 'text', example: 'A-1' } },
    options: { required: false, field: { kind: 'list', item: { kind: 'choice', values: ['gift', 'express'] } } },
  })
})

test('allOf is put together, the first of oneOf is taken, and what the server fills in is left out', () => {
  const form = field({
    allOf: [{ $ref: '#/components/schemas/Named' }, { required: ['label'] }],
    oneOf: [{ $ref: '#/components/schemas/Person' }, { type: 'string' }],
  })
  expect(Object.keys(members(form))).toEqual(['label', 'name'])
  expect(members(form).label?.required).toBe(true)
})

test('a schema that contains itself ends in JSON, and a very wide one is cut', () => {
  let depth = 0
  let form = field({ $ref: '#/components/schemas/Node' })
  while (form?.kind === 'object') {
    form = members(form).next?.field
    depth++
  }
  expect(form?.kind).toBe('json')
  expect(depth).toBe(5)
  const wide = field({
    properties: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, { type: 'string' }])),
  })
  expect(members(wide).p299?.field.kind).toBe('json')
})

test.each([
  undefined,
  null,
  'text',
  {},
  { type: 'object' },
  { type: 'object', additionalProperties: { type: 'string' } },
  { type: 'array' },
  { type: 'array', items: {} },
  { $ref: '#/components/schemas/None' },
  { $ref: 'https://example.com/schema.json' },
])('%j says too little for a form', (schema) => expect(field(schema)).toBeUndefined())

test('a member called __proto__ is a member like others', () => {
  const form = field(JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'))
  expect(form?.kind === 'object' && form.members.map(({ name }) => name)).toEqual(['__proto__'])
})
