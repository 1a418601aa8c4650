import { expect, test } from 'vitest'
import { putAccountLimits } from '#server/account-limits/put-account-limits.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { deleteMethod } from '../methods/delete-method.ts'
import { deleteResource } from '../resources/delete-resource.ts'
import { makeApi } from '../testing/make-api.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { deleteDocumentationPart } from './delete-documentation-part.ts'
import { getDocumentationPart } from './get-documentation-part.ts'
import { getDocumentationParts } from './get-documentation-parts.ts'
import { updateDocumentationPart } from './update-documentation-part.ts'

const location = { type: 'METHOD', path: '/pets/{id}', method: 'GET' }
const properties = '{ "summary": "A pet" }'
const notFound = { status: 404, message: 'Invalid Documentation part identifier specified' }

test('201: a part is made with its location complete and its text as given; 200: it is got, updated, deleted', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createDocumentationPart(owner, { restApiId, location: { type: 'METHOD' }, properties })
    expect(made).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      location: { type: 'METHOD', path: '/', method: '*' },
      properties,
    })
    const ids = { restApiId, documentationPartId: made.id }
    expect(await getDocumentationPart(owner, ids)).toEqual(made)
    expect(await updateDocumentationPart(owner, ids)).toEqual(made)
    const updated = await updateDocumentationPart(owner, { ...ids, properties: '{"description":"All"}' })
    expect(updated).toEqual({ ...made, properties: '{"description":"All"}' })
    expect(await getDocumentationPart(owner, ids)).toEqual(updated)
    await deleteDocumentationPart(owner, ids)
    await expect(getDocumentationPart(owner, ids)).rejects.toMatchObject(notFound)
    await expect(updateDocumentationPart(owner, ids)).rejects.toMatchObject(notFound)
    await expect(deleteDocumentationPart(owner, ids)).rejects.toMatchObject(notFound)
  }))

test('409 in AWS’s words for a second part at one location, however it is written', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const make = (at: typeof location | { type: string }) =>
      createDocumentationPart(owner, { restApiId, location: at, properties })
    await make({ type: 'API' })
    await expect(make({ type: 'API' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: "Documentation part already exists for the specified location: type 'API'.",
    })
    await make({ type: 'METHOD' })
    await expect(make({ type: 'METHOD', path: '/', method: '*' })).rejects.toMatchObject({
      status: 409,
      message: "Documentation part already exists for the specified location: type 'METHOD', path '/', method '*'.",
    })
    const other = await createRestApi(owner, { name: 'Other' })
    await expect(
      createDocumentationPart(owner, { restApiId: other.id, location: { type: 'API' }, properties }),
    ).resolves.toMatchObject({ location: { type: 'API' } })
  }))

test.each([
  ['a location of an unknown type', { location: { type: 'THING' } }],
  ['a location without type', { location: {} }],
  ['a field that the type has not', { location: { type: 'API', method: 'GET' } }],
  ['a missing name', { location: { type: 'MODEL' } }],
  ['a status code that is none', { location: { type: 'RESPONSE', statusCode: 'abc' } }],
  ['properties that are not JSON', { properties: '{' }],
  ['properties that are no object', { properties: '["a"]' }],
  ['properties that are null', { properties: 'null' }],
  ['properties that the database cannot keep', { properties: '{"a":{"b":"\\u0000"}}' }],
  ['a key that the database cannot keep', { properties: '{"\\ud800":1}' }],
  ['properties without end', { properties: `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}` }],
  ['properties above 400 KB', { properties: JSON.stringify({ a: 'x'.repeat(400_000) }) }],
  ['no properties', { properties: undefined }],
])('400 for %s', (_, wrong) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const call = createDocumentationPart.invoke(owner, { restApiId, location, properties, ...wrong })
    await expect(call).rejects.toMatchObject({ failure: 'BadRequestException' })
    expect((await getDocumentationParts(owner, { restApiId })).items).toEqual([])
  }),
)

test('400 for an update to what is no object: the text stays', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const { id } = await createDocumentationPart(owner, { restApiId, location, properties })
    const ids = { restApiId, documentationPartId: id }
    await expect(updateDocumentationPart(owner, { ...ids, properties: 'text' })).rejects.toMatchObject({ status: 400 })
    expect((await getDocumentationPart(owner, ids)).properties).toBe(properties)
  }))

test('429 where the API has as many parts as it may', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await putAccountLimits(owner, { limits: { documentationParts: 1 } })
    await createDocumentationPart(owner, { restApiId, location, properties })
    await expect(
      createDocumentationPart(owner, { restApiId, location: { type: 'API' }, properties }),
    ).rejects.toMatchObject({ failure: 'LimitExceededException' })
  }))

test('parts stay when what they document is deleted, and apply again when it is back', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const { id } = await createDocumentationPart(owner, { restApiId, location, properties })
    await deleteMethod(owner, get)
    await deleteResource(owner, { restApiId, resourceId: get.resourceId })
    expect(await getDocumentationPart(owner, { restApiId, documentationPartId: id })).toMatchObject({ location })
  }))

test('a copy of an API has its parts, and they are its own', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const { id } = await createDocumentationPart(owner, { restApiId, location, properties })
    const copy = await createRestApi(owner, { name: 'Copy', cloneFrom: restApiId })
    await updateDocumentationPart(owner, { restApiId, documentationPartId: id, properties: '{}' })
    expect((await getDocumentationParts(owner, { restApiId: copy.id })).items).toEqual([
      { id: expect.any(String), location, properties },
    ])
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const { id: documentationPartId } = await createDocumentationPart(owner, { restApiId, location, properties })
    const input = { restApiId, documentationPartId, location, properties }
    expect(await getDocumentationPart(as('viewer'), input)).toMatchObject({ properties })
    for (const call of [createDocumentationPart, updateDocumentationPart, deleteDocumentationPart]) {
      await expect(call.invoke(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
      await expect(call.invoke(stranger, input)).rejects.toMatchObject({ status: 404 })
    }
    for (const call of [getDocumentationPart, getDocumentationParts]) {
      await expect(call.invoke(stranger, input)).rejects.toMatchObject({ status: 404 })
    }
  }))
