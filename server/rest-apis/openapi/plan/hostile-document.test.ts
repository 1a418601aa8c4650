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

/** A document that has every extension. */
const extended = `
openapi: 3.0.3
info: {title: T, version: '1', license: {name: L}}
servers: [{url: /, variables: {basePath: {default: /v1}}, x-amazon-apigateway-endpoint-configuration: {ipAddressType: ipv4}}]
tags: [{name: t, x-amazon-apigateway-tag-value: v}, {name: u}]
x-amazon-apigateway-api-key-source: HEADER
x-amazon-apigateway-binary-media-types: [a/b]
x-amazon-apigateway-minimum-compression-size: 1
x-amazon-apigateway-policy: {Statement: [{Effect: Allow, Resource: {Fn::Sub: 'x'}}]}
x-amazon-apigateway-request-validators: {v: {validateRequestBody: true}}
x-amazon-apigateway-gateway-responses: {THROTTLED: {statusCode: '429', responseTemplates: {a/b: x}, responseParameters: {c: d}}}
x-amazon-apigateway-documentation: {version: '1', documentationParts: [{location: {type: METHOD, path: /a}, properties: {summary: s}}]}
x-gatehouse-endpoint-type: REGIONAL
paths:
  /a/{id}:
    x-amazon-apigateway-any-method:
      operationId: any
      security: [{t: [s]}]
      x-amazon-apigateway-auth: {type: AWS_IAM}
      x-amazon-apigateway-request-validator: v
      parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: q, in: query, schema: {x-gatehouse-items: [{type: string}]}}]
      requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/S'}, examples: {e: {value: 1}}}}}
      responses: {200: {description: d, headers: {H: {required: true, schema: {type: string}}}, content: {a/b: {schema: {description: x, allOf: [{$ref: '#/components/schemas/S'}]}}}}}
      x-amazon-apigateway-integration:
        type: http
        uri: {Fn::Join: [':', [a, {Ref: B}]]}
        httpMethod: GET
        requestParameters: {integration.request.path.id: method.request.path.id}
        requestTemplates: {a/b: x}
        cacheKeyParameters: [method.request.path.id]
        timeoutInMillis: 50
        tlsConfig: {insecureSkipVerification: true}
        responses: {default: {statusCode: '200', responseParameters: {method.response.header.H: "'x'"}, x-gatehouse-selection-pattern: ''}}
components:
  schemas: {S: {type: object, x-gatehouse-patternProperties: {a: {}}, x-gatehouse-dependencies: {a: [b]}, x-gatehouse-content-type: a/b, discriminator: {propertyName: p, mapping: {a: '#/components/schemas/S'}}}}
  securitySchemes:
    t: {type: apiKey, in: header, name: A, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: {type: token, authorizerUri: u, authorizerResultTtlInSeconds: 1, providerARNs: [a]}}
`

const swagger = `
swagger: '2.0'
info: {title: T}
host: h
basePath: /b
schemes: [http]
consumes: [a/b]
produces: [a/b]
paths:
  /a:
    post:
      parameters:
        - {in: body, name: S, schema: {$ref: '#/definitions/S'}, x-gatehouse-models: {a/b: S}}
        - {in: query, name: l, type: array, items: {type: string}, collectionFormat: csv}
      responses: {200: {description: d, schema: {x-nullable: true, type: string}, headers: {H: {type: string, x-gatehouse-required: true}}, examples: {a/b: 1}, x-gatehouse-models: {a/b: S}}}
definitions: {S: {discriminator: k, x-gatehouse-anyOf: [{type: string}]}}
`

test.each([
  ['every extension', extended],
  ['Swagger 2.0', swagger],
])('a wrong value anywhere in a document of %s never breaks the import', { timeout: 120_000 }, (_name, yaml) => {
  const { root } = parseDocument(new TextEncoder().encode(yaml))
  expect(outcomeOf(root)).toBe('planned')
  const outcomes = { planned: 0, refused: 0 }
  for (const path of pathsOf(root)) {
    for (const wrong of wrongValues) outcomes[outcomeOf(replaced(root, path, wrong))]++
  }
  expect(outcomes.refused).toBeGreaterThan(50)
  expect(outcomes.planned).toBeGreaterThan(50)
})

describe('what grows or turns in circles ends', () => {
  const plan = (yaml: string) => outcomeOf(parseDocument(new TextEncoder().encode(yaml)).root)
  const head = 'openapi: 3.0.3\ninfo: {title: T}\n'

  test('a schema that refers to itself, and two that refer to each other, are models', () => {
    expect(
      plan(`${head}paths: {}\ncomponents: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}`),
    ).toBe('planned')
  })

  test.each([
    "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
    "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}",
    "components: {parameters: {A: {$ref: '#/components/parameters/A'}}}\npaths: {/a: {get: {parameters: [{$ref: '#/components/parameters/A'}]}}}",
    "paths: {/a: {$ref: '#/paths/~1a'}}",
    "paths: {/a: {get: {x-amazon-apigateway-integration: {$ref: '#/paths/~1a/get/x-amazon-apigateway-integration'}}}}",
  ])('references in a circle are refused: %s', (yaml) => {
    expect(plan(`${head}${yaml}`)).toBe('refused')
  })

  test.each([
    'https://example.org/a.yaml#/x',
    'file:///etc/passwd',
    '//example.org/a',
    'other.yaml',
    '#',
    '#a',
    '#/components/schemas/__proto__',
    '#/components/schemas/%',
  ])('nothing is fetched for the reference %s', (reference) => {
    expect(plan(`${head}paths: {}\ncomponents: {schemas: {A: {properties: {a: {$ref: '${reference}'}}}}}`)).toBe(
      'refused',
    )
  })

  test('an enumeration of a hundred thousand values is kept', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => `v${index}`)
    const root = { openapi: '3.0.3', info: { title: 'T' }, paths: {}, components: { schemas: { A: { enum: values } } } }
    expect(outcomeOf(root)).toBe('planned')
  })

  test('thousands of names that come to one name stay apart', () => {
    const names = Array.from({ length: 3000 }, (_, index) => [
      `a${'-'.repeat((index % 50) + 1)}b${'_'.repeat(index)}`,
      {},
    ])
    const schemas = Object.fromEntries(names)
    expect(outcomeOf({ openapi: '3.0.3', info: { title: 'T' }, paths: {}, components: { schemas } })).toBe('planned')
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
