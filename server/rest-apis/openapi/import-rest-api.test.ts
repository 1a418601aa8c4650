import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditRecords, importReports, resources, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import type { ApiDefinition } from './api-definition.ts'
import { getImportReport } from './get-import-report.ts'
import { importRestApi } from './import-rest-api.ts'
import { readDefinition } from './read-definition.ts'
import { readExample } from './testing/read-example.ts'

async function importExample(context: Context, file: string) {
  const api = await importRestApi(context, { body: readExample(file) })
  const definition = await readDefinition(context.db, api.id)
  const report = await getImportReport(context, { restApiId: api.id })
  return { api, definition, report, methods: methodsOf(definition) }
}

function methodsOf(definition: ApiDefinition) {
  return definition.resources.flatMap(({ path, methods }) => methods.map((method) => ({ path, ...method })))
}

describe('real documents', () => {
  // Counted by hand in the documents.
  test.each([
    ['museum.oas31.yaml', { name: 'Redocly Museum API', resources: 7, methods: 8, models: 22, withKey: 8, lost: 1 }],
    [
      'petstore-expanded.oas30.json',
      { name: 'Swagger Petstore', resources: 3, methods: 4, models: 4, withKey: 0, lost: 0 },
    ],
    ['tictactoe.oas31.yaml', { name: 'Tic Tac Toe', resources: 4, methods: 3, models: 6, withKey: 3, lost: 2 }],
    ['uber.swagger20.json', { name: 'Uber API', resources: 7, methods: 5, models: 8, withKey: 0, lost: 0 }],
    ['uspto.oas30.yaml', { name: 'USPTO Data Set API', resources: 5, methods: 3, models: 4, withKey: 0, lost: 0 }],
    [
      'aws-appsync-vtl.oas30.yaml',
      { name: 'Restaurants API for DynamoDB CRUD', resources: 3, methods: 5, models: 3, withKey: 0, lost: 0 },
    ],
    [
      'aws-dynamodb-crud.oas30.yaml',
      { name: 'DynamoDB Crud API with Canary releases', resources: 2, methods: 5, models: 0, withKey: 0, lost: 0 },
    ],
    [
      'aws-stepfunctions-crud.oas30.yaml',
      { name: 'sf-crud', resources: 2, methods: 2, models: 0, withKey: 0, lost: 0 },
    ],
  ])('%s', (file, expected) =>
    withWorld(async ({ owner }) => {
      const { api, definition, methods } = await importExample(owner, file)
      expect({
        name: definition.api.name,
        resources: definition.resources.length,
        methods: methods.length,
        models: definition.models.length,
        withKey: methods.filter((method) => method.apiKeyRequired).length,
        lost: api.warnings?.length ?? 0,
      }).toEqual(expected)
    }),
  )

  test('museum: every method asks for a key, none has a backend, and the report says so', () =>
    withWorld(async ({ owner }) => {
      const { definition, report, methods } = await importExample(owner, 'museum.oas31.yaml')
      expect(definition.resources.map(({ path }) => path)).toEqual([
        '/museum-hours',
        '/special-events',
        '/special-events/{eventId}',
        '/tickets',
        '/tickets/{ticketId}/qr',
        '/',
        '/tickets/{ticketId}',
      ])
      expect(methods.every((method) => method.integration === undefined)).toBe(true)
      expect(methods.find((method) => method.operationName === 'listSpecialEvents')).toMatchObject({
        path: '/special-events',
        httpMethod: 'GET',
        authorizationType: 'NONE',
        requestParameters: {
          'method.request.querystring.startDate': false,
          'method.request.querystring.endDate': false,
          'method.request.querystring.page': false,
          'method.request.querystring.limit': false,
        },
        methodResponses: {
          200: { responseModels: { 'application/json': 'SpecialEventCollection' } },
          400: { responseModels: { 'application/problem+json': 'Error' } },
          404: { responseModels: { 'application/problem+json': 'Error' } },
        },
      })
      expect(report).toMatchObject({
        format: 'OpenAPI 3.1.0',
        servers: ['https://redocly.com/_mock/docs/openapi/museum-api'],
      })
      expect(report.entries.filter(({ outcome }) => outcome === 'kept')).toHaveLength(8 + 22)
      expect(report.entries.filter(({ outcome }) => outcome === 'attention').map(({ pointer }) => pointer)).toEqual([
        '/paths',
        '/components/securitySchemes/MuseumPlaceholderAuth',
        '/webhooks',
      ])
    }))

  test('museum: the lines of the report lead to what they are about', () =>
    withWorld(async ({ owner, db }) => {
      const { api, report } = await importExample(owner, 'museum.oas31.yaml')
      const [tickets] = await db.select().from(resources).where(eq(resources.path, '/tickets'))
      expect(report.entries.find(({ message }) => message === 'POST /tickets')?.link).toBe(
        `resources/${tickets?.id}/methods/POST`,
      )
      expect(report.entries.find(({ pointer }) => pointer === '/paths')?.link).toBe(`resources/${api.rootResourceId}`)
    }))

  test('the integrations of an AWS document are stored whole', () =>
    withWorld(async ({ owner }) => {
      const { methods } = await importExample(owner, 'aws-dynamodb-crud.oas30.yaml')
      const scan = methods.find((method) => method.path === '/' && method.httpMethod === 'GET')
      expect(scan?.integration).toMatchObject({
        type: 'AWS',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/Scan',
        credentials: `\${CrudRole.Arn}`,
        passthroughBehavior: 'WHEN_NO_TEMPLATES',
        requestTemplates: { 'application/json': `{\n  "TableName": "\${CrudDDB}"\n}\n` },
        integrationResponses: {
          200: {
            selectionPattern: '200',
            responseParameters: { 'method.response.header.Cache-Control': "'no-cache, no-store'" },
          },
        },
      })
      expect(scan?.integration?.cacheNamespace).toBe((await rootOf(owner, 'DynamoDB Crud API with Canary releases')).id)
    }))

  test('what CloudFormation would have put in is put in by the import’s parameters', () =>
    withWorld(async ({ owner }) => {
      const { id } = await importRestApi(owner, {
        body: readExample('aws-dynamodb-crud.oas30.yaml'),
        parameters: { 'CrudRole.Arn': 'arn:aws:iam::123456789012:role/crud', CrudDDB: 'messages', unused: 'x' },
      })
      const integrations = methodsOf(await readDefinition(owner.db, id)).map(({ integration }) => integration)
      expect(integrations).toHaveLength(5)
      for (const integration of integrations) {
        expect(integration?.credentials).toBe('arn:aws:iam::123456789012:role/crud')
        expect(integration?.uri).toMatch(/^arn:aws:apigateway:us-east-1:dynamodb:action\/\w+$/)
        expect(integration?.requestTemplates?.['application/json']).toMatch(/"TableName":\s?"messages"/)
      }
      const { entries } = await getImportReport(owner, { restApiId: id })
      expect(entries.filter(({ message }) => message.includes('CloudFormation'))).toEqual([])
    }))

  test('signatures stay signatures, validators are linked', () =>
    withWorld(async ({ owner }) => {
      const { methods, definition } = await importExample(owner, 'aws-appsync-vtl.oas30.yaml')
      const [validator] = definition.requestValidators
      expect(validator).toMatchObject({ name: 'Validate body', validateRequestBody: true })
      expect(methods.every((method) => method.authorizationType === 'AWS_IAM')).toBe(true)
      expect(methods.every((method) => method.requestValidatorId === validator?.id)).toBe(true)
    }))
})

async function rootOf({ db }: Context, name: string) {
  const [api] = await db.select().from(restApis).where(eq(restApis.name, name))
  return { id: api?.rootResourceId }
}

const small = `
openapi: 3.0.3
info: {title: Small, version: '2'}
servers: [{url: https://example.org/base}]
paths: {/a: {get: {summary: A, responses: {200: {description: ok}}}}}
`

test('200: the API as AWS answers it, with an audit record', () =>
  withWorld(async ({ owner, db }) => {
    const api = await importRestApi(owner, { body: small })
    expect(api).toMatchObject({
      id: expect.stringMatching(/^[a-z0-9]{10}$/),
      name: 'Small',
      version: '2',
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      createdDate: owner.now(),
    })
    expect(api).not.toHaveProperty('warnings')
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ operation: 'ImportRestApi', resource: `/restapis/${api.id}` }])
  }))

test('200: only the models of the document, not the two of a new API', () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: small })
    expect((await readDefinition(owner.db, id)).models).toEqual([])
  }))

test.each([
  [{ basepath: 'prepend' as const }, ['/base/a', '/', '/base'], 1],
  [{ basepath: 'split' as const }, ['/a', '/'], 1],
  [{ ignore: 'documentation' as const }, ['/a', '/'], 0],
])('200: parameters %j', (parameters, paths, parts) =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: small, parameters })
    const definition = await readDefinition(owner.db, id)
    expect(definition.resources.map(({ path }) => path)).toEqual(paths)
    expect(definition.documentationParts.filter(({ location }) => location.type === 'METHOD')).toHaveLength(parts)
  }),
)

test("200: endpointConfigurationTypes, and AWS's refusal of an unknown one", () =>
  withWorld(async ({ owner }) => {
    const parameters = { endpointConfigurationTypes: 'REGIONAL' }
    expect(await importRestApi(owner, { body: small, parameters })).toMatchObject({
      endpointConfiguration: { types: ['REGIONAL'] },
    })
    await expect(
      importRestApi(owner, { body: small, parameters: { endpointConfigurationTypes: 'MOON' } }),
    ).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining('REGIONAL,EDGE,PRIVATE'),
    })
  }))

test('failOnWarnings refuses to leave something out, and leaves nothing', () =>
  withWorld(async ({ owner, db }) => {
    const body = readExample('museum.oas31.yaml')
    await expect(importRestApi(owner, { body, failOnWarnings: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining('/webhooks'),
    })
    expect(await db.$count(restApis, eq(restApis.accountId, owner.accountId))).toBe(0)
    await expect(importRestApi(owner, { body: small, failOnWarnings: true })).resolves.toBeDefined()
  }))

test.each([
  ['', 'The document is empty'],
  ['{', 'Line 1, column'],
  ['paths: [', 'Line 1, column'],
  ['openapi: 3.0.0\ninfo: {title: T}\npaths: {/a: {get: 7}}', '/paths/~1a/get: Must be an object, but is a number'],
  ["openapi: 3.0.0\ninfo: {title: T}\npaths: {/a: {$ref: 'b.yaml'}}", 'is in another document'],
  ['openapi: 3.0.0\ninfo: {title: "a\\u0000"}', 'NUL characters'],
  ['a: &a [*a]', 'Nested more than 200 levels deep'],
])('400 for the document %j, and nothing is left', (body, message) =>
  withWorld(async ({ owner, db }) => {
    await expect(importRestApi(owner, { body })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    expect(await db.$count(restApis, eq(restApis.accountId, owner.accountId))).toBe(0)
    expect(await db.$count(auditRecords, eq(auditRecords.accountId, owner.accountId))).toBe(0)
  }),
)

test('an import that fails while it writes leaves nothing', () =>
  withWorld(async ({ owner, db }) => {
    // The second id of a resource is refused by the database: PostgreSQL knows no such text.
    let drawn = 0
    const newId = (length: number) => (length === 6 && ++drawn > 1 ? `\u0000${drawn}` : owner.newId(length))
    const body = readExample('museum.oas31.yaml')
    await expect(importRestApi({ ...owner, newId }, { body })).rejects.toThrow()
    for (const table of [restApis, importReports, resources]) expect(await db.$count(table)).toBe(0)
  }))

test('two imports of one document are two APIs', () =>
  withWorld(async ({ owner }) => {
    const [one, two] = [await importRestApi(owner, { body: small }), await importRestApi(owner, { body: small })]
    expect(one.id).not.toBe(two.id)
  }))

test.each([
  { body: 7 },
  { body: null },
  {},
  { body: small, parameters: { basepath: 'up' } },
  { body: small, failOnWarnings: 'x' },
])('400 for the input %j', (input) =>
  withWorld(async ({ owner }) => {
    await expect(importRestApi.invoke(owner, input)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('403 for a viewer, a consumer and a visitor', () =>
  withWorld(async ({ as, consumer, visitor }) => {
    for (const context of [as('viewer'), consumer, visitor]) {
      await expect(importRestApi(context, { body: small })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    await expect(importRestApi(as('developer'), { body: small })).resolves.toBeDefined()
  }))

test('404 for the report of an API of another account, of an unknown one, and of one that was not imported', () =>
  withWorld(async ({ owner, stranger, as, db }) => {
    const { id } = await importRestApi(owner, { body: small })
    expect(await getImportReport(as('viewer'), { restApiId: id })).toMatchObject({ restApiId: id })
    await expect(getImportReport(stranger, { restApiId: id })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getImportReport(owner, { restApiId: 'x' })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await db.delete(importReports)
    await expect(getImportReport(owner, { restApiId: id })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
