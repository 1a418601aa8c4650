import { expect, test } from 'vitest'
import { putAccountLimits } from '#server/account-limits/put-account-limits.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { importRestApi } from '../openapi/import-rest-api.ts'
import { putRestApi } from '../openapi/put-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { makeApi } from '../testing/make-api.ts'
import { compareDocumentationVersions } from './compare-documentation-versions.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { getDocumentationParts } from './get-documentation-parts.ts'
import { getDocumentationVersions } from './get-documentation-versions.ts'
import { importDocumentationParts } from './import-documentation-parts.ts'
import { updateDocumentationPart } from './update-documentation-part.ts'

const slow = { timeout: 120_000 }

const extension = {
  version: '1.0.3',
  documentationParts: [
    { location: { type: 'API' }, properties: { description: 'All of it', info: { license: { name: 'MIT' } } } },
    { location: { type: 'METHOD', path: '/pets' }, properties: '{"summary":"As text"}' },
  ],
}

/** The parts by their locations, parsed. */
async function partsOf(context: Context, restApiId: string): Promise<Record<string, unknown>> {
  const { items } = await getDocumentationParts(context, { restApiId, limit: 500 })
  return Object.fromEntries(
    items.map(({ location, properties }) => [Object.values(location).join(' '), JSON.parse(properties ?? '')]),
  )
}

test('200: the extension alone, under its name or as it is, with its parts as objects or texts', slow, () =>
  withWorld(async ({ owner }) => {
    for (const body of [extension, { 'x-amazon-apigateway-documentation': extension }]) {
      const { restApiId } = await makeApi(owner)
      const { ids, warnings } = await importDocumentationParts(owner, { restApiId, body: JSON.stringify(body) })
      const { items } = await getDocumentationParts(owner, { restApiId })
      expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort())
      expect(warnings).toBeUndefined()
      expect(await partsOf(owner, restApiId)).toEqual({
        API: extension.documentationParts[0]?.properties,
        'METHOD /pets *': { summary: 'As text' },
      })
    }
  }),
)

test('200: all texts of a whole document, YAML and without a title, and nothing else of it', slow, () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await makeApi(owner)
    const { documentationParts: _, ...before } = await readDefinition(db, restApiId)
    const body = `
openapi: 3.0.3
tags: [{name: Pets, description: Animals}]
paths:
  /pets:
    summary: The pets
    post:
      description: Adds one
      parameters: [{name: dry, in: query, description: Only try}]
      requestBody: {description: The pet, content: {application/json: {schema: {type: object}}}}
      responses: {201: {description: Added, headers: {Location: {description: Where, schema: {type: string}}}}}
x-amazon-apigateway-documentation:
  documentationParts: [{location: {type: MODEL, name: Error.message}, properties: {description: Why}}]
`
    await importDocumentationParts(owner, { restApiId, body: new TextEncoder().encode(body) })
    expect(await partsOf(owner, restApiId)).toMatchObject({
      API: { tags: [{ name: 'Pets', description: 'Animals' }] },
      'RESOURCE /pets': { summary: 'The pets' },
      'METHOD /pets POST': { description: 'Adds one' },
      'QUERY_PARAMETER /pets POST dry': { description: 'Only try' },
      'REQUEST_BODY /pets POST': { description: 'The pet' },
      'RESPONSE /pets POST 201': { description: 'Added' },
      'RESPONSE_HEADER /pets POST 201 Location': { description: 'Where' },
      'MODEL Error.message': { description: 'Why' },
    })
    const { documentationParts: __, ...after } = await readDefinition(db, restApiId)
    expect(after).toEqual(before)
    expect((await getDocumentationVersions(owner, { restApiId })).items).toEqual([])
  }),
)

test('merge keeps other parts and other members of a part; overwrite leaves only what is imported', slow, () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const write = (location: { type: string }, properties: string) =>
      createDocumentationPart(owner, { restApiId, location, properties })
    const api = await write({ type: 'API' }, '{"description":"Old","tags":[]}')
    await write({ type: 'RESOURCE' }, '{"description":"Root"}')
    const body = JSON.stringify(extension)
    const { ids } = await importDocumentationParts(owner, { restApiId, body })
    expect(ids).toContain(api.id)
    const imported = { ...Object(extension.documentationParts[0]?.properties) }
    expect(await partsOf(owner, restApiId)).toEqual({
      API: { ...imported, tags: [] },
      'METHOD /pets *': { summary: 'As text' },
      'RESOURCE /': { description: 'Root' },
    })
    await importDocumentationParts(owner, { restApiId, body, mode: 'overwrite' })
    expect(await partsOf(owner, restApiId)).toEqual({ API: imported, 'METHOD /pets *': { summary: 'As text' } })
  }),
)

test('a part at an impossible place is left out with a warning, which failOnWarnings turns into a refusal', slow, () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const wrong = { location: { type: 'API', method: 'GET' }, properties: { description: 'x' } }
    const body = JSON.stringify({ documentationParts: [wrong, extension.documentationParts[1]] })
    const warning = `/x-amazon-apigateway-documentation/documentationParts/0/location: Left out: Invalid location fields for type 'API': method. Valid are: type`
    await expect(importDocumentationParts(owner, { restApiId, body, failOnWarnings: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: `Warnings found during import: ${warning}`,
    })
    expect(await partsOf(owner, restApiId)).toEqual({})
    const { ids, warnings } = await importDocumentationParts(owner, { restApiId, body })
    expect([ids.length, warnings]).toEqual([1, [warning]])
  }),
)

test.each([
  ['no document at all', ''],
  ['no JSON and no YAML', '{"a": '],
  ['an object that is neither', '{"a": 1}'],
  ['a list', '[]'],
  ['an unknown type', '{"documentationParts": [{"location": {"type": "THING"}, "properties": {}}]}'],
  [
    'text that the database cannot keep',
    String.raw`{"documentationParts": [{"location": {"type": "API"}, "properties": "{\"a\":\"\\u0000\"}"}]}`,
  ],
  ['properties that are none', '{"documentationParts": [{"location": {"type": "API"}, "properties": "text"}]}'],
])('400 in AWS’s words for %s, and nothing changes', slow, (_, body) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await createDocumentationPart(owner, { restApiId, location: { type: 'API' }, properties: '{"a":1}' })
    await expect(importDocumentationParts(owner, { restApiId, body, mode: 'overwrite' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringMatching(/^Unable to build importer with provided input\. ./),
    })
    expect(await partsOf(owner, restApiId)).toEqual({ API: { a: 1 } })
  }),
)

test('429 for more parts than the API may have, and none of them is kept', slow, () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await putAccountLimits(owner, { limits: { documentationParts: 1 } })
    const body = JSON.stringify(extension)
    await expect(importDocumentationParts(owner, { restApiId, body })).rejects.toMatchObject({
      failure: 'LimitExceededException',
    })
    expect(await partsOf(owner, restApiId)).toEqual({})
  }),
)

const openapi = (text: string) => ({
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: { '/pets': { get: { summary: text, responses: {} } } },
  'x-amazon-apigateway-documentation': extension,
})

test(
  'an API’s import publishes the version that its documentation names, which later imports do not change',
  slow,
  () =>
    withWorld(async ({ owner }) => {
      const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(openapi('First')) })
      const versions = async () => (await getDocumentationVersions(owner, { restApiId })).items
      expect(await versions()).toMatchObject([{ version: '1.0.3' }])
      expect(await compareDocumentationVersions(owner, { restApiId, from: '1.0.3' })).toMatchObject({
        from: { partCount: 3 },
        changed: [],
        unchangedCount: 3,
      })
      await putRestApi(owner, { restApiId, body: JSON.stringify(openapi('Second')) })
      expect(await versions()).toHaveLength(1)
      expect((await compareDocumentationVersions(owner, { restApiId, from: '1.0.3' })).changed).toMatchObject([
        { members: [{ name: 'summary', before: 'First', after: 'Second' }] },
      ])
    }),
)

test('PutRestApi: merge keeps other parts, overwrite does not, ignore=documentation touches none', slow, () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(openapi('First')) })
    const { items } = await getDocumentationParts(owner, { restApiId, type: 'API' })
    await updateDocumentationPart(owner, {
      restApiId,
      documentationPartId: items[0]?.id ?? '',
      properties: '{"description":"Changed"}',
    })
    await createDocumentationPart(owner, {
      restApiId,
      location: { type: 'RESOURCE' },
      properties: '{"summary":"Mine"}',
    })
    const before = await partsOf(owner, restApiId)
    const parameters = { ignore: 'documentation' } as const
    const body = JSON.stringify(openapi('Second'))
    for (const mode of ['merge', 'overwrite'] as const) {
      await putRestApi(owner, { restApiId, body, mode, parameters })
      expect(await partsOf(owner, restApiId)).toEqual(before)
    }
    await putRestApi(owner, { restApiId, body, mode: 'merge' })
    const imported = { ...Object(extension.documentationParts[0]?.properties) }
    expect(await partsOf(owner, restApiId)).toMatchObject({
      API: imported,
      'RESOURCE /': { summary: 'Mine' },
      'METHOD /pets GET': { summary: 'Second' },
    })
    await putRestApi(owner, { restApiId, body, mode: 'overwrite' })
    expect(await partsOf(owner, restApiId)).not.toHaveProperty('RESOURCE /')
  }),
)

test('403 for a viewer, 404 in another account', slow, () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const input = { restApiId, body: JSON.stringify(extension) }
    await expect(importDocumentationParts(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
    await expect(importDocumentationParts(stranger, input)).rejects.toMatchObject({ status: 404 })
  }),
)
