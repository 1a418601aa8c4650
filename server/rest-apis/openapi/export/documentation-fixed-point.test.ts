import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../../deployments/create-deployment.ts'
import { createDocumentationVersion } from '../../documentation/create-documentation-version.ts'
import { getExport } from '../get-export.ts'
import { importRestApi } from '../import-rest-api.ts'
import { asJsonObject, type JsonObject } from '../json-object.ts'
import { putRestApi } from '../put-rest-api.ts'
import { readDefinition } from '../read-definition.ts'

const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } }

function operation(): JsonObject {
  const schema = { $ref: '#/components/schemas/Pet' }
  return {
    parameters: [{ name: 'page', in: 'query', schema: { type: 'string' } }],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      200: { description: '200 response', content: { 'application/json': { schema } } },
      404: { description: '404 response' },
    },
    'x-amazon-apigateway-integration': mock,
  }
}

/** Texts at the root and in between that apply to what is below, and one place that overrides them. */
const parts = [
  { location: { type: 'API' }, properties: { info: { contact: { name: 'Zoo' } }, other: 'kept' } },
  { location: { type: 'METHOD', path: '/' }, properties: { summary: 'Anything', tags: ['All'] } },
  { location: { type: 'METHOD', path: '/pets', method: 'POST' }, properties: { description: 'Own' } },
  { location: { type: 'QUERY_PARAMETER', path: '/', name: 'page' }, properties: { description: 'Which page' } },
  { location: { type: 'REQUEST_BODY', path: '/pets' }, properties: { description: 'A pet', required: false } },
  { location: { type: 'RESPONSE', path: '/' }, properties: { description: 'Something' } },
  { location: { type: 'RESPONSE', path: '/pets', statusCode: '404' }, properties: { description: 'No pet' } },
  { location: { type: 'RESPONSE_BODY', path: '/' }, properties: { description: 'The answer' } },
  { location: { type: 'MODEL', name: 'Pet' }, properties: { description: 'An animal', title: 'Pet' } },
  { location: { type: 'MODEL', name: 'Pet.name' }, properties: { description: 'What it is called' } },
  { location: { type: 'RESOURCE', path: '/pets' }, properties: { description: 'All pets' } },
]

const document = {
  openapi: '3.0.1',
  info: { title: 'Texts', version: '1' },
  paths: {
    '/pets': { get: operation(), post: operation() },
    '/pets/{id}': { get: operation() },
    '/other': { get: operation() },
  },
  components: {
    schemas: {
      Pet: { type: 'object', properties: { name: { type: 'string' }, next: { $ref: '#/components/schemas/Pet' } } },
    },
  },
  'x-amazon-apigateway-documentation': { version: '1.0', documentationParts: parts },
}

async function exported(context: Context, restApiId: string, exportType: string): Promise<string> {
  const parameters = { extensions: 'apigateway,documentation' }
  const { body } = await getExport(context, { restApiId, stageName: 'prod', exportType, parameters })
  return new TextDecoder().decode(body).replaceAll(restApiId, 'self')
}

async function deployed(context: Context, body: string): Promise<string> {
  const { id } = await importRestApi(context, { body })
  await createDeployment(context, { restApiId: id, stageName: 'prod' })
  return id
}

test.each(['oas30', 'swagger'])('texts that are inherited stay inherited after export as %s and import', (exportType) =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner, JSON.stringify(document))
    expect((await readDefinition(db, restApiId)).documentationParts).toHaveLength(parts.length)
    const first = await exported(owner, restApiId, exportType)
    expect(first).toContain('"Which page"')
    const again = await deployed(owner, first)
    expect((await readDefinition(db, again)).documentationParts).toHaveLength(parts.length)
    expect(await exported(owner, again, exportType)).toBe(first)
  }),
)

test('the export of a stage has the texts of the documentation version that it shows, of no other', () =>
  withWorld(async ({ owner, passTime }) => {
    const restApiId = await deployed(owner, JSON.stringify(document))
    passTime(1000)
    const body = JSON.stringify({
      ...document,
      'x-amazon-apigateway-documentation': {
        documentationParts: [{ location: { type: 'METHOD', path: '/' }, properties: { summary: 'Newer' } }],
      },
    })
    await putRestApi(owner, { restApiId, body, mode: 'overwrite' })
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '2.0', stageName: 'prod' })
    const text = await exported(owner, restApiId, 'oas30')
    expect(text).toContain('"Newer"')
    expect(text).not.toContain('"Anything"')
    const extension = asJsonObject(asJsonObject(JSON.parse(text))['x-amazon-apigateway-documentation'])
    expect(extension).toMatchObject({ version: '2.0', createdDate: expect.stringMatching(/^2026-11-22T12:00:01Z$/) })
  }))

test('a version that the document names is published once, and stays what it was', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner, JSON.stringify(document))
    const versions = () =>
      db.query.documentationVersions.findMany({ where: (row, { eq }) => eq(row.restApiId, restApiId) })
    const [made] = await versions()
    expect(made).toMatchObject({ version: '1.0' })
    expect(made?.parts).toHaveLength(parts.length)
    await putRestApi(owner, {
      restApiId,
      body: JSON.stringify({ ...document, info: { title: 'Again', version: '2' } }),
    })
    expect(await versions()).toEqual([made])
  }))
