import fc from 'fast-check'
import { ModelSet } from 'gateway-core/json-schema/model-set.ts'
import { ValidationRun } from 'gateway-core/json-schema/validation-run.ts'
import { expect, test } from 'vitest'
import { findInModels } from './find-in-models.ts'
import { schemaExample } from './schema-example.ts'

const nowhere = () => undefined
const example = (schema: unknown) => schemaExample(schema, nowhere)
const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/abc123/models/${name}`

function exampleOfModel(schemas: Readonly<Record<string, object>>, name: string): unknown {
  const models = Object.entries(schemas).map(([key, schema]) => ({ name: key, schema: JSON.stringify(schema) }))
  const find = findInModels(models)
  return schemaExample(find('#', name)?.schema, find, name)
}

test.each<[object, unknown]>([
  [{ type: 'integer', minimum: 5 }, 5],
  [{ type: 'integer', minimum: 5, exclusiveMinimum: true }, 6],
  [{ type: 'integer', exclusiveMinimum: 5 }, 6],
  [{ type: 'integer', maximum: -3 }, -3],
  [{ type: 'integer', maximum: 0, exclusiveMaximum: true }, -1],
  [{ type: 'number', minimum: 1.5, maximum: 1.7 }, 1.5],
  [{ type: 'number', minimum: 0, maximum: 0.5, exclusiveMinimum: true, exclusiveMaximum: true }, 0.25],
  [{ type: 'integer', multipleOf: 7 }, 7],
  [{ type: 'number', minimum: 10, multipleOf: 4 }, 12],
  [{ type: 'integer', minimum: 5, maximum: 4 }, 1],
  [{ type: 'string', minLength: 10 }, 'stringstri'],
  [{ type: 'string', maxLength: 3 }, 'str'],
  [{ type: 'string', format: 'email', maxLength: 3 }, 'ada@example.com'],
  [{ type: 'null' }, null],
  [{ type: ['null'] }, null],
  [{ type: 'array', items: { type: 'integer' }, minItems: 3, uniqueItems: true }, [1, 2, 3]],
  [{ type: 'array', items: { enum: ['a', 'b'] }, minItems: 2, uniqueItems: true }, ['a', 'b']],
  [{ type: 'array', items: { type: 'string' }, minItems: 2 }, ['string', 'string']],
  [{ type: 'array', minItems: 1 }, ['string']],
  [{ type: 'array', items: [{ type: 'integer' }, { type: 'string' }, {}] }, [1, 'string', null]],
  [
    { required: ['a', 'b'], properties: { a: { type: 'integer' } } },
    { a: 1, b: 'string' },
  ],
  [{ allOf: [{ type: 'string' }, { minLength: 8 }] }, 'stringst'],
  [
    { type: 'object', properties: { a: { type: 'integer' } }, oneOf: [{ properties: { b: { enum: [2] } } }] },
    { a: 1, b: 2 },
  ],
])('%j → %j', (schema, expected) => expect(example(schema)).toEqual(expected))

test('references lead through models, and into the definitions of the model that they stand in', () => {
  const schemas = {
    Pets: { type: 'array', items: { $ref: urlOf('Pet') } },
    Pet: {
      properties: { owner: { $ref: '#/definitions/owner' }, tag: { $ref: urlOf('Tag') } },
      definitions: { owner: { type: 'string', enum: ['Ada'] } },
    },
    Tag: { properties: { owner: { $ref: '#/definitions/owner' } }, definitions: { owner: { type: 'integer' } } },
  }
  expect(exampleOfModel(schemas, 'Pets')).toEqual([{ owner: 'Ada', tag: { owner: 1 } }])
})

test('models in a circle are entered twice and then left out', () => {
  const schemas = {
    Owner: {
      type: 'object',
      properties: { name: { type: 'string' }, pets: { type: 'array', items: { $ref: urlOf('Pet') } } },
    },
    Pet: { type: 'object', properties: { owner: { $ref: urlOf('Owner') } } },
  }
  expect(exampleOfModel(schemas, 'Pet')).toEqual({
    owner: { name: 'string', pets: [{ owner: { name: 'string', pets: [{}] } }] },
  })
  expect(exampleOfModel({ A: { $ref: urlOf('B') }, B: { $ref: urlOf('A') } }, 'A')).toBeUndefined()
})

test('a schema whose branches multiply is cut off', () => {
  const properties = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`p${at}`, { $ref: urlOf(`M${at}`) }]))
  const schemas = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`M${at}`, { properties }]))
  expect(JSON.stringify(exampleOfModel(schemas, 'M0')).length).toBeLessThan(100_000)
})

test('`__proto__` is a member like any other', () => {
  const made = example(JSON.parse('{"properties":{"__proto__":{"type":"string"},"a":{"type":"integer"}}}'))
  expect(Object.keys(made as object)).toEqual(['__proto__', 'a'])
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
})

/** Schemas of what the generator looks at, whose keywords do not contradict each other. */
const schemas = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('boolean') }),
    fc.record({ type: fc.constant('null') }),
    fc.record({
      enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1, maxLength: 4 }),
    }),
    fc
      .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 2, max: 50 }), fc.boolean(), fc.boolean())
      .map(([minimum, width, low, high]) => ({
        type: 'integer',
        minimum,
        maximum: minimum + width,
        exclusiveMinimum: low,
        exclusiveMaximum: high,
      })),
    fc.integer({ min: 1, max: 90 }).map((multipleOf) => ({ type: 'integer', minimum: 100, multipleOf })),
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([least, more]) => ({ type: 'string', minLength: least, maxLength: least + more })),
    fc
      .constantFrom('date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri')
      .map((format) => ({ type: 'string', format })),
    fc
      .tuple(tie('schema'), fc.integer({ min: 0, max: 4 }))
      .map(([items, minItems]) => ({ type: 'array', items, minItems })),
    fc
      .dictionary(fc.string({ minLength: 1 }), tie('schema'), { maxKeys: 4 })
      .map((properties) => ({ type: 'object', properties, ...requiredOf(properties) })),
    tie('schema').map((one) => ({ oneOf: [one, { type: 'string', enum: ['no value of any other kind'] }] })),
    fc.record({ allOf: fc.tuple(tie('schema')) }),
  ),
}))

function requiredOf(properties: object): { required?: string[] } {
  const required = Object.keys(properties)
  return required.length > 0 ? { required } : {}
}

test('whatever is made fits its schema', () => {
  fc.assert(
    fc.property(schemas.schema, (schema) => {
      const made = exampleOfModel({ Made: schema }, 'Made')
      const models = [{ name: 'Made', contentType: 'application/json', schema: JSON.stringify(schema) }]
      const check = ModelSet.of({
        name: 'x',
        apiKeySource: 'HEADER',
        binaryMediaTypes: [],
        resources: [],
        gatewayResponses: [],
        models,
      }).check('Made')
      const run = new ValidationRun(1_000_000)
      expect(check(made, run), run.messages.join('\n')).toBe(true)
    }),
    { numRuns: 500 },
  )
})
