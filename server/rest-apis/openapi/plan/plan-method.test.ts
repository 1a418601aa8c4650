import { expect, test } from 'vitest'
import { documentationOf, entriesOf, methodOf, planOf, problemsOf, schemaOf } from '../testing/plan-of.ts'

test('a method has its parameters, models and responses, and documentation for all that carries text', () => {
  const plan = planOf(`
paths:
  /pets/{id}:
    summary: One pet
    parameters:
      - {name: id, in: path, required: true, description: From the path item, schema: {type: integer}}
      - {name: page, in: query, description: Overridden}
    put:
      operationId: putPet
      summary: Put a pet
      description: Long text
      tags: [Pets]
      deprecated: true
      x-code-samples: [curl]
      parameters:
        - {name: page, in: query, description: Own, example: 2, schema: {type: integer, default: 1}}
        - {name: X-Trace, in: header, required: true}
      requestBody:
        description: The pet
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {name: Rex}}
          text/plain: {}
      responses:
        200:
          description: Done
          headers: {ETag: {description: Version, schema: {type: string}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              examples: {rex: {$ref: '#/components/examples/rex'}}
        default: {description: Failed, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas: {Pet: {type: object}}
  examples: {rex: {summary: Rex, value: {name: Rex}}}
`)
  const location = { path: '/pets/{id}', method: 'PUT' }
  expect(methodOf(plan, 'PUT', '/pets/{id}')).toMatchObject({
    operationName: 'putPet',
    requestParameters: {
      'method.request.path.id': true,
      'method.request.querystring.page': false,
      'method.request.header.X-Trace': true,
    },
    requestModels: { 'application/json': 'Pet' },
    methodResponses: {
      200: {
        responseParameters: { 'method.response.header.ETag': false },
        responseModels: { 'application/json': 'Pet' },
      },
    },
  })
  expect(documentationOf(plan, { type: 'RESOURCE', path: '/pets/{id}' })).toEqual({ summary: 'One pet' })
  expect(documentationOf(plan, { type: 'METHOD', ...location })).toEqual({
    summary: 'Put a pet',
    description: 'Long text',
    tags: ['Pets'],
    deprecated: true,
    'x-code-samples': ['curl'],
  })
  expect(documentationOf(plan, { type: 'PATH_PARAMETER', ...location, name: 'id' })).toEqual({
    description: 'From the path item',
    schema: { type: 'integer' },
  })
  expect(documentationOf(plan, { type: 'QUERY_PARAMETER', ...location, name: 'page' })).toEqual({
    description: 'Own',
    example: 2,
    schema: { type: 'integer', default: 1 },
  })
  expect(documentationOf(plan, { type: 'REQUEST_HEADER', ...location, name: 'X-Trace' })).toBeUndefined()
  expect(documentationOf(plan, { type: 'REQUEST_BODY', ...location })).toEqual({
    description: 'The pet',
    content: { 'application/json': { example: { name: 'Rex' } }, 'text/plain': {} },
  })
  expect(documentationOf(plan, { type: 'RESPONSE', ...location, statusCode: '200' })).toEqual({ description: 'Done' })
  expect(documentationOf(plan, { type: 'RESPONSE_HEADER', ...location, statusCode: '200', name: 'ETag' })).toEqual({
    description: 'Version',
  })
  expect(documentationOf(plan, { type: 'RESPONSE_BODY', ...location, statusCode: '200' })).toEqual({
    content: { 'application/json': { examples: { rex: { summary: 'Rex', value: { name: 'Rex' } } } } },
  })
  expect(documentationOf(plan, { type: 'RESPONSE_BODY', ...location, statusCode: '*' })).toEqual({
    content: { 'application/json': { schema: { $ref: 'model:Pet' } } },
  })
})

test('a Swagger 2.0 operation becomes the same: body, form, formats, produced types', () => {
  const plan = planOf(`
swagger: '2.0'
info: {title: T, version: '1'}
consumes: [application/json]
produces: [application/json, application/xml]
paths:
  /a:
    post:
      parameters:
        - {name: ids, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: body, in: body, required: true, description: It, schema: {$ref: '#/definitions/A'}}
      responses:
        200:
          description: ok
          headers: {X-Left: {type: integer, description: Left}}
          schema: {$ref: '#/definitions/A'}
          examples: {application/json: {a: 1}}
  /form:
    post:
      consumes: [multipart/form-data]
      parameters:
        - {name: file, in: formData, type: file, required: true}
        - {name: note, in: formData, type: string, description: A note}
      responses: {204: {description: none}}
definitions: {A: {type: object}}
`)
  expect(methodOf(plan, 'POST', '/a')).toMatchObject({
    requestParameters: { 'method.request.querystring.ids': false },
    requestModels: { 'application/json': 'A' },
    methodResponses: { 200: { responseModels: { 'application/json': 'A', 'application/xml': 'A' } } },
  })
  const location = { path: '/a', method: 'POST' }
  expect(documentationOf(plan, { type: 'QUERY_PARAMETER', ...location, name: 'ids' })).toEqual({
    schema: { type: 'array', items: { type: 'string' } },
  })
  expect(documentationOf(plan, { type: 'REQUEST_BODY', ...location })).toEqual({ description: 'It' })
  expect(documentationOf(plan, { type: 'RESPONSE_BODY', ...location, statusCode: '200' })).toEqual({
    content: { 'application/json': { example: { a: 1 } } },
  })
  expect(documentationOf(plan, { type: 'RESPONSE_HEADER', ...location, statusCode: '200', name: 'X-Left' })).toEqual({
    description: 'Left',
    schema: { type: 'integer' },
  })
  const form = methodOf(plan, 'POST', '/form').requestModels?.['multipart/form-data'] ?? ''
  expect(schemaOf(plan, form)).toEqual({
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string', description: 'A note' } },
    required: ['file'],
  })
})

const responses = (yaml: string) => planOf(`paths: {/a: {get: {operationId: getA, responses: ${yaml}}}}`)

test('schemas in place become models, the same schema one model', () => {
  const plan = planOf(`
paths:
  /a:
    get:
      operationId: listPets
      responses:
        200: {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
        201: {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
        400: {description: bad, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
        500: {description: bad, content: {application/json: {schema: {title: Server error, type: object}}}}
components: {schemas: {Pet: {type: object}}}
`)
  expect(methodOf(plan, 'GET', '/a').methodResponses).toMatchObject({
    200: { responseModels: { 'application/json': 'ArrayOfPet' } },
    201: { responseModels: { 'application/json': 'ArrayOfPet' } },
    400: { responseModels: { 'application/json': 'ListPetsResponse' } },
    500: { responseModels: { 'application/json': 'ServerError' } },
  })
  expect(plan.models.map(({ name }) => name).sort()).toEqual(['ArrayOfPet', 'ListPetsResponse', 'Pet', 'ServerError'])
})

test('names of models have letters and digits only, and stay distinct', () => {
  const plan = planOf(`
paths: {}
components: {schemas: {order_item: {type: string}, orderItem: {type: string}, com.example.Pet: {type: string}, '---': {type: string}}}
`)
  expect(plan.models.map(({ name }) => name)).toEqual(['orderItem', 'orderItem2', 'comExamplePet', 'Model'])
  expect(entriesOf(plan, 'translated')).toHaveLength(4)
})

test('ranges of status codes become their first code, and other keys are left out', () => {
  const plan = responses('{4XX: {description: bad}, 200: {description: ok}, 700: {description: what}, x-note: 1}')
  expect(Object.keys(methodOf(plan, 'GET', '/a').methodResponses)).toEqual(['200', '400'])
  expect(entriesOf(plan, 'translated')).toEqual(['/paths/~1a/get/responses/4XX: The responses 4XX are declared as 400'])
  expect(plan.entries.filter((entry) => entry.lost)).toMatchObject([{ pointer: '/paths/~1a/get/responses/700' }])
})

test.each([
  ['{name: c, in: cookie}', 'AWS declares no cookies'],
  ['{name: other, in: path, required: true}', 'the path has no {other}'],
])('the parameter %s is left out and reported', (parameter, message) => {
  const plan = planOf(`paths: {/a: {get: {parameters: [${parameter}], responses: {}}}}`)
  expect(methodOf(plan, 'GET', '/a').requestParameters).toBeUndefined()
  expect(plan.entries.filter((entry) => entry.lost)).toMatchObject([{ message: expect.stringContaining(message) }])
})

test('verbs that AWS does not have are left out; ANY has an extension', () => {
  const plan = planOf(
    'paths: {/a: {trace: {responses: {}}, head: {responses: {}}, x-amazon-apigateway-any-method: {responses: {}}}}',
  )
  expect(plan.methods.map(({ httpMethod }) => httpMethod)).toEqual(['HEAD', 'ANY'])
  expect(plan.entries.filter((entry) => entry.lost)).toMatchObject([{ pointer: '/paths/~1a/trace' }])
})

test('callbacks, webhooks and unknown extensions are left out and reported; servers of a path need attention', () => {
  const plan = planOf(`
openapi: 3.1.0
info: {title: T, version: '1'}
webhooks: {w: {post: {}}}
x-amazon-apigateway-cors: {}
x-amazon-apigateway-new: {}
paths:
  /a:
    servers: [{url: https://other.example.org}]
    get: {responses: {}, callbacks: {c: {}}, x-amazon-apigateway-else: 1, servers: [{url: https://x.example.org}]}
`)
  const lost = plan.entries.filter((entry) => entry.lost).map(({ pointer }) => pointer)
  expect(lost).toEqual([
    '/x-amazon-apigateway-cors',
    '/x-amazon-apigateway-new',
    '/paths/~1a/get/callbacks',
    '/paths/~1a/get/x-amazon-apigateway-else',
    '/webhooks',
  ])
  expect(entriesOf(plan, 'attention').filter((line) => line.includes('of its own'))).toHaveLength(2)
})

test('methods without a backend are reported in one line', () => {
  const plan = planOf('paths: {/a: {get: {responses: {}}, post: {responses: {}}}}')
  expect(entriesOf(plan, 'attention')).toEqual([
    '/paths: 2 methods have no backend yet: give them one before the first deployment',
  ])
})

test('a path item may be a reference', () => {
  const plan = planOf(`
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {/a: {$ref: '#/components/pathItems/a'}}
components: {pathItems: {a: {get: {summary: Here, responses: {}}}}}
`)
  expect(documentationOf(plan, { type: 'METHOD', path: '/a', method: 'GET' })).toEqual({ summary: 'Here' })
})

test.each([
  ['paths: {/a: text}', '/paths/~1a: Must be an object, but is text'],
  ['paths: {/a: {get: text}}', '/paths/~1a/get: Must be an object, but is text'],
  ['paths: {/a: {get: [1]}}', '/paths/~1a/get: Must be an object, but is a list'],
  ['paths: {/a: {get: {parameters: {}}}}', '/paths/~1a/get/parameters: Must be a list, but is an object'],
  ['paths: {/a: {get: {parameters: [{in: query}]}}}', '/paths/~1a/get/parameters/0/name: A parameter must have a name'],
  ['paths: {/a: {get: {parameters: [{name: a}]}}}', '/paths/~1a/get/parameters/0/in: Must be path, query'],
  ['paths: {/a: {get: {parameters: [{name: a, in: body}]}}}', '/paths/~1a/get/parameters/0/in: Must be path, query'],
  ['paths: {/a: {get: {parameters: [{name: a, in: query, required: 7}]}}}', '/required: Must be true or false'],
  ["paths: {/a: {get: {parameters: [{$ref: '#/x'}]}}}", '/paths/~1a/get/parameters/0/$ref: "#/x" refers to'],
  ['paths: {/a: {get: {operationId: {}}}}', '/paths/~1a/get/operationId: Must be text, but is an object'],
  ['paths: {/a: {summary: {}}}', '/paths/~1a/summary: Must be text, but is an object'],
  ['paths: {/a: {get: {tags: text}}}', '/paths/~1a/get/tags: Must be a list, but is text'],
  ['paths: {/a: {get: {tags: [{}]}}}', '/paths/~1a/get/tags/0: Must be text, but is an object'],
  ['paths: {/a: {get: {description: [a]}}}', '/paths/~1a/get/description: Must be text, but is a list'],
  ['paths: {/a: {get: {deprecated: soon}}}', '/paths/~1a/get/deprecated: Must be true or false'],
  ['paths: {/a: {get: {externalDocs: text}}}', '/paths/~1a/get/externalDocs: Must be an object'],
  ['paths: {/a: {get: {responses: {200: {description: {}}}}}}', '/responses/200/description: Must be text'],
  ['paths: {/a: {get: {responses: [1]}}}', '/paths/~1a/get/responses: Must be an object, but is a list'],
  [
    'paths: {/a: {get: {responses: {200: {content: 7}}}}}',
    '/responses/200/content: Must be an object, but is a number',
  ],
  ['paths: {/a: {get: {responses: {200: {headers: 7}}}}}', '/responses/200/headers: Must be an object'],
  ['paths: {/a: {get: {requestBody: {content: [1]}}}}', '/requestBody/content: Must be an object, but is a list'],
  ['paths: {/a: {get: {x-amazon-apigateway-request-validator: none}}}', '"none" is not among'],
])('%s is a problem at its place', (yaml, problem) => {
  expect(problemsOf(yaml).join('\n')).toContain(problem)
})
