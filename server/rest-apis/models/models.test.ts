import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { updateMethod } from '../methods/update-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createModel } from './create-model.ts'
import { deleteModel } from './delete-model.ts'
import { getModel } from './get-model.ts'
import { getModels } from './get-models.ts'
import { updateModel } from './update-model.ts'

const pet = { name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }

test('201: a model beside the two that AWS gives; got by name, listed by name', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createModel(owner, { restApiId, ...pet, description: 'A pet' })
    expect(made).toEqual({ ...pet, id: expect.stringMatching(/^[a-z0-9]{6}$/), description: 'A pet' })
    expect(await getModel(owner, { restApiId, modelName: 'Pet' })).toEqual(made)
    const names = async (position?: string) => {
      const page = await getModels(owner, { restApiId, limit: 2, ...(position ? { position } : {}) })
      return { names: page.items.map(({ name }) => name), position: page.position }
    }
    const first = await names()
    expect(first.names).toEqual(['Empty', 'Error'])
    expect((await names(first.position)).names).toEqual(['Pet'])
  }))

test.each([
  ['a name with a dash', { ...pet, name: 'My-Pet' }],
  ['a schema that is not JSON', { ...pet, schema: '{' }],
  ['a schema that is no object', { ...pet, schema: '[]' }],
  ['a content type that is none', { ...pet, contentType: 'json' }],
  ['a schema above 400 KB', { ...pet, schema: JSON.stringify({ a: 'x'.repeat(400_000) }) }],
])('400 for %s', (_, input) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await expect(createModel(owner, { restApiId, ...input })).rejects.toMatchObject({ status: 400 })
  }),
)

test('409 for a name that is taken in this API, and only in this one', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const other = await makeApi(owner, 'Other')
    await createModel(owner, { restApiId, ...pet })
    await expect(createModel(owner, { restApiId, ...pet })).rejects.toMatchObject({ status: 409 })
    await expect(createModel(owner, { restApiId: other.restApiId, ...pet })).resolves.toMatchObject({ name: 'Pet' })
  }))

test('200: an update of schema and description', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createModel(owner, { restApiId, ...pet, description: 'A pet' })
    const ids = { restApiId, modelName: 'Pet' }
    expect(await updateModel(owner, { ...ids, schema: '{"type":"array"}', description: null })).toEqual({
      ...pet,
      id: made.id,
      schema: '{"type":"array"}',
    })
    await expect(updateModel(owner, { ...ids, schema: 'x' })).rejects.toMatchObject({ status: 400 })
    expect((await getModel(owner, ids)).schema).toBe('{"type":"array"}')
  }))

test('200: flattened, everything that it refers to is in its definitions', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`
    const make = (name: string, schema: object) =>
      createModel(owner, { restApiId, name, contentType: 'application/json', schema: JSON.stringify(schema) })
    await make('Tag', { type: 'string' })
    await make('Pet', { properties: { tag: { $ref: urlOf('Tag') }, parent: { $ref: urlOf('Pet') } } })
    await make('Pets', { items: [{ $ref: urlOf('Pet') }], not: { $ref: urlOf('Gone') }, definitions: { own: {} } })
    const { schema } = await getModel(owner, { restApiId, modelName: 'Pets', flatten: true })
    expect(JSON.parse(schema)).toEqual({
      items: [{ $ref: '#/definitions/Pet' }],
      not: { $ref: urlOf('Gone') },
      definitions: {
        own: {},
        Pet: { properties: { tag: { $ref: '#/definitions/Tag' }, parent: { $ref: '#/definitions/Pet' } } },
        Tag: { type: 'string' },
      },
    })
    const plain = await getModel(owner, { restApiId, modelName: 'Tag', flatten: true })
    expect(plain.schema).toBe('{"type":"string"}')
  }))

test('409 while a request or a response names it, then 202', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    await createModel(owner, { restApiId, ...pet })
    await createModel(owner, { restApiId, ...pet, name: 'Answer' })
    await updateMethod(owner, { ...get, requestModels: { 'application/json': 'Pet' } })
    await putMethodResponse(owner, { ...get, statusCode: '200', responseModels: { 'application/json': 'Answer' } })
    for (const [modelName, where] of [
      ['Pet', 'request'],
      ['Answer', 'response'],
    ] as const) {
      await expect(deleteModel(owner, { restApiId, modelName })).rejects.toMatchObject({
        status: 409,
        message: `Cannot delete model '${modelName}', is referenced in method ${where}: /pets/{id}/GET`,
      })
    }
    await updateMethod(owner, { ...get, requestModels: { 'application/json': null } })
    await deleteModel(owner, { restApiId, modelName: 'Pet' })
    await expect(getModel(owner, { restApiId, modelName: 'Pet' })).rejects.toMatchObject({
      status: 404,
      message: 'Invalid model name specified: Pet',
    })
  }))

test('409 while another model refers to it, then 202; its own reference to itself is no hindrance', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const refer = (name: string) =>
      JSON.stringify({ items: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}` } })
    await createModel(owner, { restApiId, ...pet, schema: refer('Pet') })
    await createModel(owner, { restApiId, ...pet, name: 'Pets', schema: refer('Pet') })
    await createModel(owner, { restApiId, ...pet, name: 'PetShops', schema: '{"title":"/models/Pet"}' })
    await expect(deleteModel(owner, { restApiId, modelName: 'Pet' })).rejects.toMatchObject({
      status: 409,
      message: "Cannot delete model 'Pet', is referenced in model: Pets",
    })
    await updateModel(owner, { restApiId, modelName: 'Pets', schema: '{}' })
    await deleteModel(owner, { restApiId, modelName: 'Pet' })
  }))

test('AWS’s texts for no name, no schema, and a schema that is none of draft 4', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const { schema: _, ...named } = pet
    const wrong: [object, string][] = [
      [{ ...pet, name: '' }, 'Model name must be non-empty'],
      [named, 'Model schema must have at least 1 property or array items defined'],
      [{ ...pet, schema: '' }, 'Model schema must have at least 1 property or array items defined'],
      [{ ...pet, schema: '{"$id":"x"}' }, 'Unsupported keyword(s): ["$id"]'],
    ]
    for (const [input, message] of wrong) {
      await expect(createModel.invoke(owner, { restApiId, ...input })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringContaining(message),
      })
    }
    await createModel(owner, { restApiId, ...pet })
    await expect(updateModel(owner, { restApiId, modelName: 'Pet', schema: '{"required":[]}' })).rejects.toMatchObject({
      status: 400,
    })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    await createModel(owner, { restApiId, ...pet })
    const ids = { restApiId, modelName: 'Pet' }
    await expect(createModel(as('viewer'), { restApiId, ...pet })).rejects.toMatchObject({ status: 403 })
    await expect(updateModel(as('viewer'), ids)).rejects.toMatchObject({ status: 403 })
    await expect(deleteModel(as('viewer'), ids)).rejects.toMatchObject({ status: 403 })
    for (const call of [createModel.invoke, getModel.invoke, getModels.invoke, updateModel.invoke]) {
      await expect(call(stranger, { ...pet, ...ids })).rejects.toMatchObject({ status: 404 })
    }
    await expect(deleteModel(stranger, ids)).rejects.toMatchObject({ status: 404 })
  }))
