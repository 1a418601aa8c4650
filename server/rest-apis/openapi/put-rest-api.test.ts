import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, models, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { importRestApi } from './import-rest-api.ts'
import { putRestApi } from './put-rest-api.ts'
import { readDefinition } from './read-definition.ts'

const first = `
openapi: 3.0.3
info: {title: First, version: '1', description: About it}
x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}}
x-amazon-apigateway-request-validator: all
x-amazon-apigateway-gateway-responses: {THROTTLED: {statusCode: 420}}
paths:
  /a:
    get: {summary: A, responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}
    post: {summary: Post a, responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}
  /b/{id}: {get: {operationId: getB, responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock}}}
components: {schemas: {Old: {type: string}, Same: {type: string}}}
`

const second = `
openapi: 3.0.3
info: {title: Second, version: '2'}
paths:
  /a: {get: {summary: New A, responses: {201: {description: made}}}}
  /c: {get: {responses: {200: {description: ok}}}}
components: {schemas: {New: {type: integer}, Same: {type: integer}}}
`

async function summaryOf(context: Context, restApiId: string) {
  const definition = await readDefinition(context.db, restApiId)
  return {
    name: definition.api.name,
    description: definition.api.description,
    methods: definition.resources
      .flatMap(({ path, methods }) => methods.map(({ httpMethod }) => `${httpMethod} ${path}`))
      .sort(),
    models: Object.fromEntries(definition.models.map(({ name, schema }) => [name, schema])),
    summaries: definition.documentationParts
      .filter(({ location }) => location.type === 'METHOD')
      .map(({ properties }) => JSON.parse(properties).summary)
      .sort(),
    validators: definition.requestValidators.length,
    gatewayResponses: definition.gatewayResponses.length,
  }
}

test('merge replaces what the document names and keeps the rest', () =>
  withWorld(async ({ owner, passTime, db }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await db.select().from(resources).where(eq(resources.restApiId, id))
    passTime(1000)
    expect(await putRestApi(owner, { restApiId: id, body: second })).toMatchObject({ id, name: 'Second', version: '2' })
    expect(await summaryOf(owner, id)).toEqual({
      name: 'Second',
      description: 'About it',
      methods: ['GET /a', 'GET /b/{id}', 'GET /c', 'POST /a'],
      models: { Old: '{"type":"string"}', Same: '{"type":"integer"}', New: '{"type":"integer"}' },
      summaries: ['New A', 'Post a'],
      validators: 1,
      gatewayResponses: 1,
    })
    const definition = await readDefinition(db, id)
    const a = definition.resources.find(({ path }) => path === '/a')
    expect(a?.id).toBe(before.find(({ path }) => path === '/a')?.id)
    // A method is replaced as a whole.
    const get = a?.methods.find(({ httpMethod }) => httpMethod === 'GET')
    expect(get).toMatchObject({ methodResponses: { 201: {} } })
    expect(get?.integration).toBeUndefined()
    expect(get?.requestValidatorId).toBeUndefined()
  }))

test('overwrite removes the rest; resources that stay keep their ids', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await db.select().from(resources).where(eq(resources.restApiId, id))
    await putRestApi(owner, { restApiId: id, body: second, mode: 'overwrite' })
    expect(await summaryOf(owner, id)).toEqual({
      name: 'Second',
      description: undefined,
      methods: ['GET /a', 'GET /c'],
      models: { New: '{"type":"integer"}', Same: '{"type":"integer"}' },
      summaries: ['New A'],
      validators: 0,
      gatewayResponses: 0,
    })
    const after = await db.select().from(resources).where(eq(resources.restApiId, id))
    expect(after.map(({ path }) => path).sort()).toEqual(['/', '/a', '/c'])
    const idAt = (rows: typeof after, path: string) => rows.find((row) => row.path === path)?.id
    expect(idAt(after, '/a')).toBe(idAt(before, '/a'))
    expect(idAt(after, '/')).toBe(idAt(before, '/'))
  }))

test('the same document twice changes nothing', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, { body: first })
    const definition = async () => {
      const { documentationParts, ...rest } = await readDefinition(db, id)
      return { ...rest, documentationParts: documentationParts.map((part) => JSON.stringify(part)).sort() }
    }
    const before = await definition()
    expect(before.documentationParts.length).toBeGreaterThan(3)
    for (const mode of ['merge', 'overwrite'] as const) {
      await putRestApi(owner, { restApiId: id, body: first, mode })
      expect(await definition()).toEqual(before)
    }
    await putRestApi(owner, { restApiId: id, body: first.replace('summary: A', 'summary: Another'), mode: 'merge' })
    expect(await definition()).not.toEqual(before)
  }))

test('a TLS policy of the document is that of the API; one that the document does not name stays', () =>
  withWorld(async ({ owner }) => {
    const policy = 'x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_2025_EDGE'
    const mode = 'x-amazon-apigateway-endpoint-access-mode: strict'
    const api = await importRestApi(owner, { body: `${first}\n${policy}\n${mode}` })
    const strict = { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', endpointAccessMode: 'STRICT' }
    expect(api).toMatchObject(strict)
    expect(await putRestApi(owner, { restApiId: api.id, body: first, mode: 'overwrite' })).toMatchObject(strict)
    const legacy = { restApiId: api.id, body: `${first}\nx-amazon-apigateway-security-policy: tls_1_0` }
    const after = await putRestApi(owner, legacy)
    expect([after.securityPolicy, after.endpointAccessMode]).toEqual(['TLS_1_0', undefined])
    const refused = { failure: 'BadRequestException', message: expect.stringContaining('Endpoint access mode') }
    await expect(putRestApi(owner, { restApiId: api.id, body: `${first}\n${policy}` })).rejects.toMatchObject(refused)
    await expect(importRestApi(owner, { body: `${first}\n${mode}` })).rejects.toMatchObject(refused)
  }))

test('what is deployed stays as it is until the next deployment', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { id } = await importRestApi(owner, { body: first })
    await createDeployment(owner, { restApiId: id, stageName: 'prod' })
    passTime(1000)
    await putRestApi(owner, { restApiId: id, body: second, mode: 'overwrite' })
    const { api } = await readDefinition(db, id)
    expect(api.name).toBe('Second')
    // Not served yet: the new methods have no integration, so a deployment is refused.
    await expect(createDeployment(owner, { restApiId: id, stageName: 'prod' })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test("400 in AWS's words for a second name of a path parameter, and nothing changes", () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await summaryOf(owner, id)
    const body =
      'openapi: 3.0.3\ninfo: {title: X}\npaths: {/a: {delete: {responses: {}}}, "/b/{other}": {get: {responses: {}}}}'
    await expect(putRestApi(owner, { restApiId: id, body })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining('A sibling ({id}) of this resource already has a variable path part'),
    })
    expect(await summaryOf(owner, id)).toEqual(before)
    await expect(putRestApi(owner, { restApiId: id, body, mode: 'overwrite' })).resolves.toBeDefined()
  }))

test('400 for a document that is wrong, and nothing changes', () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await summaryOf(owner, id)
    for (const body of ['', 'openapi: 3.0.0', '{"openapi": "3.0.0", "info": 7}']) {
      await expect(putRestApi(owner, { restApiId: id, body, mode: 'overwrite' })).rejects.toMatchObject({
        failure: 'BadRequestException',
      })
    }
    expect(await summaryOf(owner, id)).toEqual(before)
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await summaryOf(owner, id)
    const input = { restApiId: id, body: second }
    await expect(putRestApi(as('viewer'), input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(putRestApi(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(putRestApi(owner, { ...input, restApiId: 'nope' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Invalid API identifier specified ${owner.accountId}:nope`,
    })
    expect(await summaryOf(owner, id)).toEqual(before)
  }))

test('failOnWarnings refuses in the form that AWS has, and changes nothing', () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: first })
    const before = await summaryOf(owner, id)
    const body = `${second}\nx-amazon-apigateway-cors: {allowOrigins: ['*']}\nx-amazon-apigateway-strange: 1`
    for (const mode of ['merge', 'overwrite'] as const) {
      await expect(putRestApi(owner, { restApiId: id, body, mode, failOnWarnings: true })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringMatching(
          /^Warnings found during import:\n\t\/x-amazon-apigateway-cors: .*\n\t\/x-amazon-apigateway-strange: [^\n]*$/,
        ),
      })
    }
    expect(await summaryOf(owner, id)).toEqual(before)
    const { warnings } = await putRestApi(owner, { restApiId: id, body })
    expect(warnings).toHaveLength(2)
  }))

const named = `
openapi: 3.0.3
info: {title: Named}
tags: [{name: team, x-amazon-apigateway-tag-value: zoo}]
x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}, other: {}}
x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}
paths:
  /a: {get: {summary: A, security: [{tokens: []}], responses: {}, x-amazon-apigateway-integration: {type: mock}}}
components:
  schemas: {Kept: {type: string}, Gone: {type: string}}
  securitySchemes:
    tokens: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerUri: 'arn:x'}}
    gone: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerUri: 'arn:y'}}
`

test('overwrite keeps the ids of models, validators and authorizers that the document names, and the tags', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, { body: named })
    const idsOf = async () => ({
      models: await db.select({ id: models.id, name: models.name }).from(models).where(eq(models.restApiId, id)),
      authorizers: (await readDefinition(db, id)).authorizers.map((row) => [row.name, row.id]),
      validators: (await readDefinition(db, id)).requestValidators.map((row) => [row.name, row.id]),
    })
    const before = await idsOf()
    const body = named
      .replace(', Gone: {type: string}', '')
      .replace(', other: {}', '')
      .replace(/ {4}gone: .*\n/, '')
      .replace(/tags: .*\n/, '')
    await putRestApi(owner, { restApiId: id, body, mode: 'overwrite' })
    expect(await idsOf()).toEqual({
      models: before.models.filter(({ name }) => name === 'Kept'),
      authorizers: before.authorizers.filter(([name]) => name === 'tokens'),
      validators: before.validators.filter(([name]) => name === 'all'),
    })
    const { api } = await readDefinition(db, id)
    expect(api).toMatchObject({ tags: { team: 'zoo' }, disableExecuteApiEndpoint: true })
  }))

test('ignore=documentation leaves the texts alone, those of the API too', () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: named })
    const body = named.replace('summary: A', 'summary: Changed')
    for (const mode of ['merge', 'overwrite'] as const) {
      await putRestApi(owner, { restApiId: id, body, mode, parameters: { ignore: 'documentation' } })
      expect((await summaryOf(owner, id)).summaries).toEqual(['A'])
    }
  }))

test('closing the execute-api endpoint works at once: gateways are told', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, { body: named })
    await createDeployment(owner, { restApiId: id, stageName: 'prod' })
    await db.delete(configurationChanges)
    await putRestApi(owner, { restApiId: id, body: named })
    expect(await db.$count(configurationChanges)).toBe(0)
    await putRestApi(owner, { restApiId: id, body: named.replace('Endpoint: true', 'Endpoint: false') })
    expect(await db.select({ key: configurationChanges.key }).from(configurationChanges)).toEqual([
      { key: `${id}/prod` },
    ])
  }))
