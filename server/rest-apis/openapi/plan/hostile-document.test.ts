import { describe, expect, test } from 'vitest'
import { isJsonObject } from '../json-object.ts'
import { readExample } from '../testing/read-example.ts'
import { InvalidDocument } from './invalid-document.ts'
import { packPlan, unpackRows } from './packed-plan.ts'
import { parseDocument } from './parse-document.ts'
import { planDefinition } from './plan-definition.ts'

const options = { restApiId: 'api', basePath: 'prepend' as const, ignoreDocumentation: false }

/** What may stand where something else should. */
const wrongValues: readonly unknown[] = [
  null,
  7,
  -0.5,
  true,
  '',
  'text',
  '#/paths',
  [],
  [[]],
  [{}],
  ['x'],
  {},
  { $ref: '#/components' },
  { $ref: 7 },
  { __proto__: 1 },
  { '': {} },
]

type Path = readonly (string | number)[]

/** The path of every value of a document. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) yield* pathsOf(member, [...path, key])
}

/** The document with another value at a path; what is not on the way is shared. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === key ? replaced(member, rest, by) : member]),
  )
}

/** Plans it: a plan that can be packed, or a refusal that says where. Everything else that is thrown is a bug. */
function outcomeOf(document: unknown): 'planned' | 'refused' {
  try {
    const { packed } = packPlan(planDefinition(isJsonObject(document) ? document : {}, options))
    const methods = packed.methods.flatMap(unpackRows)
    for (const { path, httpMethod } of methods) expect([path.startsWith('/'), httpMethod]).toEqual([true, httpMethod])
    for (const { name, schema } of packed.models.flatMap(unpackRows)) {
      expect(name).toMatch(/^[A-Za-z0-9]+$/)
      expect(() => JSON.parse(schema)).not.toThrow()
    }
    return 'planned'
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    return 'refused'
  }
}

describe('a wrong value anywhere is refused with its place, or has no meaning; it never breaks the import', () => {
  test.each([
    'tictactoe.oas31.yaml',
    'aws-appsync-vtl.oas30.yaml',
    'petstore-expanded.oas30.json',
    'uspto.oas30.yaml',
    'uber.swagger20.json',
    'aws-stepfunctions-crud.oas30.yaml',
  ])('%s', { timeout: 120_000 }, (file) => {
    const { root } = parseDocument(readExample(file))
    const outcomes = { planned: 0, refused: 0 }
    for (const [index, path] of [...pathsOf(root)].entries()) {
      for (const offset of [0, 5, 11]) {
        const wrong = wrongValues[(index + offset) % wrongValues.length]
        outcomes[outcomeOf(replaced(root, path, wrong))]++
      }
    }
    expect(outcomes.refused).toBeGreaterThan(50)
    expect(outcomes.planned).toBeGreaterThan(50)
  })
})

test('a document without a part that it needs is refused, and without any other part planned', () => {
  const { root } = parseDocument(readExample('petstore-expanded.oas30.json'))
  const without = (key: string) => Object.fromEntries(Object.entries(root).filter(([name]) => name !== key))
  expect(outcomeOf(without('openapi'))).toBe('refused')
  expect(outcomeOf(without('info'))).toBe('refused')
  expect(outcomeOf(without('components'))).toBe('refused')
  expect(outcomeOf(without('servers'))).toBe('planned')
  expect(outcomeOf(without('paths'))).toBe('planned')
})

test("names that are JavaScript's own are names like others, everywhere", () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
  const document = JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(
      names.map((name) => [
        `/${name}/{${name}}`,
        {
          get: {
            operationId: name,
            security: [{ [name]: [] }],
            parameters: [{ name, in: 'query', schema: { $ref: `#/components/schemas/${name}` } }],
            responses: { 200: { description: name, headers: { [name]: { description: name } } } },
          },
        },
      ]),
    ),
    components: { schemas: { placeholder: {} } },
  }).replace('"placeholder":{}', names.map((name) => `"${name}":{"type":"string"}`).join(','))
  const { root } = parseDocument(new TextEncoder().encode(document))
  const plan = planDefinition(root, { ...options, basePath: 'ignore' })
  // Underscores cannot stand in the name of a model.
  expect(plan.models.map(({ name }) => name)).toEqual(['proto', ...names.slice(1)])
  expect(plan.methods.map(({ operationName }) => operationName)).toEqual(names)
  expect(plan.methods.every(({ apiKeyRequired }) => apiKeyRequired)).toBe(true)
  expect(plan.methods[0]?.requestParameters).toEqual({
    'method.request.path.__proto__': true,
    'method.request.querystring.__proto__': false,
  })
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})
