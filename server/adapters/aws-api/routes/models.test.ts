import {
  CreateModelCommand,
  DeleteModelCommand,
  GetModelCommand,
  GetModelsCommand,
  GetModelTemplateCommand,
  type PatchOperation,
  UpdateModelCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { createWireClient } from '../testing/wire-client.ts'

const contentType = 'application/json'

async function makeModels(owner: Context) {
  const client = await createWireClient(owner)
  const { restApiId } = await createTestApi(owner)
  const refer = (name: string) => ({ $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}` })
  const make = (name: string, schema: object) =>
    client.send(new CreateModelCommand({ restApiId, name, contentType, schema: JSON.stringify(schema) }))
  const owned = await make('Owner', { type: 'object', properties: { pets: { type: 'array', items: refer('Pet') } } })
  await make('Pet', { type: 'object', properties: { owner: refer('Owner'), other: refer('Missing') } })
  const patch = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateModelCommand({ restApiId, modelName: 'Pet', patchOperations }))
  return { client, restApiId, refer, owned, patch }
}

test('a model is read by name as it was made, is in the list, and is gone when deleted', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, owned, refer, patch } = await makeModels(owner)
    const key = { restApiId, modelName: 'Owner' }
    const { $metadata: _, ...read } = await client.send(new GetModelCommand(key))
    expect(read).toEqual({ id: owned.id, name: 'Owner', contentType, schema: owned.schema })
    expect(JSON.parse(read.schema ?? '')).toMatchObject({ properties: { pets: { items: refer('Pet') } } })
    const { items = [] } = await client.send(new GetModelsCommand({ restApiId }))
    expect(items.map(({ name }) => name)).toEqual(['Empty', 'Error', 'Owner', 'Pet'])
    await patch(replace('/schema', '{}'))
    expect((await client.send(new DeleteModelCommand(key))).$metadata.httpStatusCode).toBe(202)
    await expect(client.send(new GetModelCommand(key))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid model name specified: Owner',
    })
  }))

test('flatten puts models that refer to each other into the definitions, and leaves alone what is not there', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, refer } = await makeModels(owner)
    const { schema } = await client.send(new GetModelCommand({ restApiId, modelName: 'Pet', flatten: true }))
    const pet = { type: 'object', properties: { owner: { $ref: '#/definitions/Owner' }, other: refer('Missing') } }
    const pets = { type: 'array', items: { $ref: '#/definitions/Pet' } }
    expect(JSON.parse(schema ?? '')).toEqual({
      ...pet,
      definitions: { Owner: { type: 'object', properties: { pets } }, Pet: pet },
    })
    const plain = await client.send(new GetModelCommand({ restApiId, modelName: 'Pet', flatten: false }))
    expect(plain.schema).not.toContain('definitions')
  }))

test('description and schema are replaced in one patch; an empty description takes it away', () =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeModels(owner)
    const changed = await patch(replace('/description', 'A pet'), replace('/schema', '{"type":"string"}'))
    expect(changed).toMatchObject({ name: 'Pet', description: 'A pet', schema: '{"type":"string"}' })
    expect(await patch(replace('/description', ''))).not.toHaveProperty('description')
  }))

test.each<[PatchOperation, string]>([
  [
    replace('/name', 'Dog'),
    "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
  ],
  [add('/schema', '{}'), "Invalid patch path  '/schema' specified for op 'add'. Please choose supported operations"],
  [
    remove('/description'),
    "Invalid patch path  '/description' specified for op 'remove'. Please choose supported operations",
  ],
  [replace('/schema', '{"type":'), 'Invalid model schema specified'],
  [replace('/schema', '[]'), 'Invalid model schema specified'],
])('400 for the patch %j', (operation, message) =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeModels(owner)
    await expect(patch(operation)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(message),
    })
  }),
)

test('a name that is taken and one that is none are refused', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId } = await makeModels(owner)
    const make = (name: string) => client.send(new CreateModelCommand({ restApiId, name, contentType, schema: '{}' }))
    await expect(make('Pet')).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Model name already exists for this REST API',
    })
    await expect(make('two words')).rejects.toMatchObject({ name: 'BadRequestException' })
  }))

test('a model has a mapping template', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId } = await makeModels(owner)
    const { value } = await client.send(new GetModelTemplateCommand({ restApiId, modelName: 'Error' }))
    expect(value).toBe(`#set($inputRoot = $input.path('$'))\n{\n  "message" : "foo"\n}`)
  }))
