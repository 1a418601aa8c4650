import {
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  DeleteDocumentationPartCommand,
  DeleteDocumentationVersionCommand,
  GetDocumentationPartCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionCommand,
  GetDocumentationVersionsCommand,
  ImportDocumentationPartsCommand,
  type PatchOperation,
  UpdateDocumentationPartCommand,
  UpdateDocumentationVersionCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { sendSigned } from './testing/send-signed.ts'
import { createTestAccessKey, createWireClient } from './testing/wire-client.ts'

const metadata = { $metadata: expect.anything() }
const properties = '{"description":"Text"}'

test('the real SDK writes, changes, lists and deletes documentation parts', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId } = await deployTestApi(owner)
    const location = { type: 'QUERY_PARAMETER', path: '/pets', name: 'page' } as const
    const made = await client.send(new CreateDocumentationPartCommand({ restApiId, location, properties }))
    expect(made).toEqual({
      ...metadata,
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      location: { ...location, method: '*' },
      properties,
    })
    const key = { restApiId, documentationPartId: made.id }
    expect(await client.send(new GetDocumentationPartCommand(key))).toEqual({ ...made, ...metadata })
    const patchOperations: PatchOperation[] = [{ op: 'replace', path: '/properties', value: '{"a":1}' }]
    expect(await client.send(new UpdateDocumentationPartCommand({ ...key, patchOperations }))).toEqual({
      ...made,
      ...metadata,
      properties: '{"a":1}',
    })
    const list = new GetDocumentationPartsCommand({ restApiId, type: 'QUERY_PARAMETER', nameQuery: 'page' })
    expect((await client.send(list)).items).toHaveLength(1)
    const undocumented = new GetDocumentationPartsCommand({ restApiId, locationStatus: 'UNDOCUMENTED', limit: 1 })
    expect((await client.send(undocumented)).items).toEqual([{ location: { type: 'API' } }])
    await client.send(new DeleteDocumentationPartCommand(key))
    await expect(client.send(new GetDocumentationPartCommand(key))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Documentation part identifier specified',
    })
  }))

test('the real SDK imports parts, pages through them, publishes versions and shows them in a stage', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    const documentationParts = ['a', 'b', 'c'].map((name) => ({ location: { type: 'MODEL', name }, properties: {} }))
    const body = new TextEncoder().encode(JSON.stringify({ documentationParts }))
    const imported = await client.send(new ImportDocumentationPartsCommand({ restApiId, body, mode: 'overwrite' }))
    expect(imported).toEqual({ ...metadata, ids: [expect.any(String), expect.any(String), expect.any(String)] })
    const first = await client.send(new GetDocumentationPartsCommand({ restApiId, limit: 2 }))
    const rest = await client.send(new GetDocumentationPartsCommand({ restApiId, position: first.position }))
    expect([first.items?.length, rest.items?.length, rest.position]).toEqual([2, 1, undefined])
    const seen = [...(first.items ?? []), ...(rest.items ?? [])].map(({ id }) => id)
    expect(seen.sort()).toEqual(imported.ids?.sort())
    const version = { restApiId, documentationVersion: '1.0' }
    const made = await client.send(new CreateDocumentationVersionCommand({ ...version, description: 'One' }))
    expect(made).toEqual({ ...metadata, version: '1.0', description: 'One', createdDate: owner.now() })
    expect(await client.send(new GetDocumentationVersionCommand(version))).toEqual({ ...made, ...metadata })
    const described: PatchOperation[] = [{ op: 'replace', path: '/description', value: 'Two' }]
    expect(
      await client.send(new UpdateDocumentationVersionCommand({ ...version, patchOperations: described })),
    ).toMatchObject({ description: 'Two' })
    expect((await client.send(new GetDocumentationVersionsCommand({ restApiId }))).items).toHaveLength(1)
    const shown: PatchOperation[] = [{ op: 'replace', path: '/documentationVersion', value: '1.0' }]
    const stage = await client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations: shown }))
    expect(stage.documentationVersion).toBe('1.0')
    await expect(client.send(new DeleteDocumentationVersionCommand(version))).rejects.toMatchObject({
      name: 'BadRequestException',
    })
    const other: PatchOperation[] = [{ op: 'replace', path: '/documentationVersion', value: '2.0' }]
    await expect(
      client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations: other })),
    ).rejects.toMatchObject({ name: 'NotFoundException', message: 'Invalid Documentation version specified' })
  }))

test('refusals have AWS’s words', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    const { restApiId } = await deployTestApi(owner)
    const parts = `/restapis/${restApiId}/documentation/parts`
    const send = async (verb: string, path: string, body: object) => {
      const answer = await sendSigned(owner, key, { verb, path, body: JSON.stringify(body) })
      const { message, Message } = await answer.json()
      return [answer.status, answer.headers.get('x-amzn-ErrorType')?.replace(/:.*/, ''), message ?? Message]
    }
    expect(await send('POST', parts, { location: { type: 'INVALID' }, properties })).toEqual([
      400,
      'ValidationException',
      "1 validation error detected: Value 'INVALID' at 'createDocumentationPartInput.location.type' failed to satisfy constraint: Member must satisfy enum value set: [API, AUTHORIZER, MODEL, RESOURCE, METHOD, PATH_PARAMETER, QUERY_PARAMETER, REQUEST_HEADER, REQUEST_BODY, RESPONSE, RESPONSE_HEADER, RESPONSE_BODY]",
    ])
    const nulls = { type: 'API', path: null, method: null, name: null, statusCode: null }
    const made = await sendSigned(owner, key, {
      verb: 'POST',
      path: parts,
      body: JSON.stringify({ location: nulls, properties }),
    })
    const { id, location } = await made.json()
    expect([made.status, location]).toEqual([201, { type: 'API' }])
    expect(await send('POST', parts, { location: { type: 'API' }, properties })).toEqual([
      409,
      'ConflictException',
      "Documentation part already exists for the specified location: type 'API'.",
    ])
    const patch = (op: string, path: string) => ({ patchOperations: [{ op, path, value: properties }] })
    expect(await send('PATCH', `${parts}/${id}`, patch('replace', '/location'))).toEqual([
      400,
      'BadRequestException',
      "Invalid patch path  '/location' specified for op 'replace'. Must be one of: [/properties]",
    ])
    expect(await send('PATCH', `${parts}/${id}`, patch('add', '/properties'))).toEqual([
      400,
      'BadRequestException',
      "Invalid patch path  '/properties' specified for op 'add'. Please choose supported operations",
    ])
    expect(await send('PUT', parts, {})).toEqual([
      400,
      'BadRequestException',
      expect.stringMatching(/^Unable to build importer with provided input\./),
    ])
  }))
