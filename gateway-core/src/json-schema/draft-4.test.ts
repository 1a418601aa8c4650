import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { BrokenSchema, ValidationRun } from './validation-run.ts'

/** Another validator of draft 4, made by others: both must agree on every schema and value. */
const Ajv = createRequire(import.meta.url)('ajv-draft-04').default

const names = fc.constantFrom('a', 'b', 'c')
const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 'a', 'ab', 'abc', '😀', 0, 1, 1.5, -2, 4, 0.1),
  fc.integer({ min: -5, max: 5 }),
)
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
})).value

const small = fc.integer({ min: 0, max: 4 })
const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')
const one = <Value>(name: string, value: fc.Arbitrary<Value>) => value.map((each) => [name, each] as const)
const simple = fc.oneof(
  one('type', fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }))),
  one('enum', fc.uniqueArray(values, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) })),
  one('maximum', small),
  one('minimum', small),
  one('multipleOf', fc.constantFrom(1, 2, 0.5, 0.1)),
  one('maxLength', small),
  one('minLength', small),
  one('pattern', fc.constantFrom('^a', 'b$', 'a.c', '^[ab]+$')),
  one('maxItems', small),
  one('minItems', small),
  one('uniqueItems', fc.boolean()),
  one('maxProperties', small),
  one('minProperties', small),
  one('required', fc.uniqueArray(names, { minLength: 1, maxLength: 2 })),
  one('additionalItems', fc.boolean()),
  one('additionalProperties', fc.boolean()),
)

/** A schema of up to four keywords, nested `depth` levels deep. */
function schemaArbitrary(depth: number): fc.Arbitrary<Record<string, unknown>> {
  if (depth === 0) return fc.array(simple, { maxLength: 3 }).map((entries) => Object.fromEntries(entries))
  const inner = schemaArbitrary(depth - 1)
  const list = fc.array(inner, { minLength: 1, maxLength: 3 })
  const others = fc.uniqueArray(names, { minLength: 1, maxLength: 2 })
  const nested = fc.oneof(
    one('items', fc.oneof(inner, list)),
    one('additionalItems', inner),
    one('properties', fc.dictionary(names, inner, { maxKeys: 2 })),
    one('patternProperties', fc.dictionary(fc.constantFrom('^a', 'b', '.'), inner, { maxKeys: 2 })),
    one('additionalProperties', inner),
    one('dependencies', fc.dictionary(names, fc.oneof(inner, others), { maxKeys: 2 })),
    one('allOf', list),
    one('anyOf', list),
    one('oneOf', list),
    one('not', inner),
  )
  return fc.array(fc.oneof(simple, nested), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))
}

test('agrees with another validator of draft 4', { timeout: 60_000 }, () => {
  let refused = 0
  fc.assert(
    fc.property(schemaArbitrary(2), values, (made, value) => {
      const schema: unknown = JSON.parse(JSON.stringify(made))
      const plain: unknown = JSON.parse(JSON.stringify(value))
      const resolve = () => {
        throw new BrokenSchema('no references here')
      }
      const holds = compileSchema(schema, resolve)(plain, new ValidationRun(1_000_000))
      const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, multipleOfPrecision: 9 })
      const expected: unknown = ajv.validate(schema, plain)
      if (!holds) refused++
      expect(holds).toBe(expected)
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(50)
})
