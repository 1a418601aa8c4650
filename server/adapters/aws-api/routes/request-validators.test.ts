import {
  CreateRequestValidatorCommand,
  DeleteRequestValidatorCommand,
  GetRequestValidatorCommand,
  GetRequestValidatorsCommand,
  type PatchOperation,
  UpdateRequestValidatorCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { createWireClient } from '../testing/wire-client.ts'

async function makeValidator(owner: Context) {
  const client = await createWireClient(owner)
  const { restApiId } = await createTestApi(owner)
  const { $metadata, ...made } = await client.send(
    new CreateRequestValidatorCommand({ restApiId, name: 'body', validateRequestBody: true }),
  )
  const key = { restApiId, requestValidatorId: made.id ?? '' }
  const patch = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateRequestValidatorCommand({ ...key, patchOperations }))
  return { client, key, made, patch, status: $metadata.httpStatusCode }
}

test('a validator is made with what was not said as false, read, listed and deleted', () =>
  withWorld(async ({ owner }) => {
    const { client, key, made, status } = await makeValidator(owner)
    expect(status).toBe(201)
    expect(made).toEqual({
      id: key.requestValidatorId,
      name: 'body',
      validateRequestBody: true,
      validateRequestParameters: false,
    })
    expect(await client.send(new GetRequestValidatorCommand(key))).toMatchObject(made)
    expect((await client.send(new GetRequestValidatorsCommand(key))).items).toEqual([made])
    await client.send(new DeleteRequestValidatorCommand(key))
    await expect(client.send(new GetRequestValidatorCommand(key))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Request Validator identifier specified',
    })
    expect((await client.send(new GetRequestValidatorsCommand(key))).items).toEqual([])
  }))

test.each([
  ['true', true],
  ['True', true],
  ['false', false],
  ['yes', false],
  [undefined, false],
])('a patch that sends the string %j means %j', (value, meant) =>
  withWorld(async ({ owner }) => {
    const { made, patch } = await makeValidator(owner)
    const changed = await patch(
      { op: 'replace', path: '/validateRequestParameters', value },
      { op: 'replace', path: '/validateRequestBody', value },
    )
    expect(changed).toMatchObject({ ...made, validateRequestParameters: meant, validateRequestBody: meant })
  }),
)

test('the patch of a name leaves what is validated, and is there when read again', () =>
  withWorld(async ({ owner }) => {
    const { client, key, made, patch } = await makeValidator(owner)
    await patch(replace('/name', 'all'))
    expect(await client.send(new GetRequestValidatorCommand(key))).toMatchObject({ ...made, name: 'all' })
  }))

test.each<[PatchOperation, string]>([
  [
    replace('/id', 'x'),
    "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/name, /validateRequestBody, /validateRequestParameters]",
  ],
  [add('/name', 'x'), "Invalid patch path  '/name' specified for op 'add'. Please choose supported operations"],
  [remove('/name'), "Invalid patch path  '/name' specified for op 'remove'. Please choose supported operations"],
  [replace('/name', ''), 'Request Validator name cannot be blank'],
  [{ op: 'replace', path: '/name' }, 'Request Validator name cannot be blank'],
  [replace('/name', 'x'.repeat(129)), 'Must have 128 characters or fewer'],
])('400 for the patch %j', (operation, message) =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeValidator(owner)
    await expect(patch(operation)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(message),
    })
  }),
)
