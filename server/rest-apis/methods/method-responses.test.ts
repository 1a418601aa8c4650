import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { deleteMethodResponse } from './delete-method-response.ts'
import { getMethod } from './get-method.ts'
import { getMethodResponse } from './get-method-response.ts'
import { putMethodResponse } from './put-method-response.ts'
import { updateMethodResponse } from './update-method-response.ts'

const header = 'method.response.header.X-Count'

test('200 puts, gets, updates and deletes a response', () =>
  withWorld(async ({ owner, as }) => {
    const { get } = await makeApi(owner)
    const key = { ...get, statusCode: '200' }
    const response = {
      statusCode: '200',
      responseParameters: { [header]: false },
      responseModels: { 'application/json': 'Empty' },
    }
    expect(await putMethodResponse(owner, { ...key, ...response })).toEqual(response)
    expect(await putMethodResponse(owner, { ...get, statusCode: '404' })).toEqual({ statusCode: '404' })
    expect(await getMethodResponse(as('viewer'), key)).toEqual(response)
    expect(await getMethod(owner, get)).toMatchObject({
      methodResponses: { '200': response, '404': { statusCode: '404' } },
    })
    const updated = await updateMethodResponse(owner, {
      ...key,
      responseParameters: { [header]: null, 'method.response.header.Y': true },
      responseModels: { 'application/json': 'Error' },
    })
    expect(updated).toEqual({
      statusCode: '200',
      responseParameters: { 'method.response.header.Y': true },
      responseModels: { 'application/json': 'Error' },
    })
    expect(await getMethodResponse(owner, key)).toEqual(updated)
    await deleteMethodResponse(owner, key)
    expect(await getMethod(owner, get)).toMatchObject({ methodResponses: { '404': { statusCode: '404' } } })
  }))

test('409 for a response that is there', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await putMethodResponse(owner, { ...get, statusCode: '200' })
    await expect(putMethodResponse(owner, { ...get, statusCode: '200' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: 'Response already exists for this resource',
    })
  }))

test.each<[message: string, change: Record<string, unknown>]>([
  ['Invalid model identifier specified: nope', { responseModels: { 'a/b': 'nope' } }],
  ['Invalid mapping expression parameter specified: x', { responseParameters: { x: true } }],
  [
    'Invalid mapping expression parameter specified: method.request.header.x',
    { responseParameters: { 'method.request.header.x': true } },
  ],
  ['statusCode', { statusCode: '99' }],
  ['statusCode', { statusCode: '2000' }],
  ['statusCode', { statusCode: '__proto__' }],
  ['responseParameters', { responseParameters: { [header]: 'x' } }],
])('400 %s, put or updated', (message, change) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const refusal = { failure: 'BadRequestException', message: expect.stringContaining(message) }
    await expect(putMethodResponse.invoke(owner, { ...get, statusCode: '201', ...change })).rejects.toMatchObject(
      refusal,
    )
    const before = await putMethodResponse(owner, { ...get, statusCode: '200' })
    await expect(updateMethodResponse.invoke(owner, { ...get, statusCode: '200', ...change })).rejects.toMatchObject(
      refusal,
    )
    expect((await getMethod(owner, get)).methodResponses).toEqual({ '200': before })
  }),
)

test('404 for a content type that is not there to be removed', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const key = { ...get, statusCode: '200' }
    await putMethodResponse(owner, key)
    await expect(updateMethodResponse(owner, { ...key, responseModels: { 'a/b': null } })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Content-Type specified was not found',
    })
  }))

test('404 for an unknown status and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { get } = await makeApi(owner)
    const key = { ...get, statusCode: '200' }
    for (const operation of [getMethodResponse, updateMethodResponse, deleteMethodResponse]) {
      await expect(operation.invoke(owner, key)).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Response status code specified',
      })
    }
    await putMethodResponse(owner, key)
    for (const operation of [putMethodResponse, getMethodResponse, updateMethodResponse, deleteMethodResponse]) {
      await expect(operation.invoke(stranger, key)).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Resource identifier specified',
      })
    }
    for (const operation of [putMethodResponse, updateMethodResponse, deleteMethodResponse]) {
      await expect(operation.invoke(as('viewer'), key)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect(await getMethodResponse(owner, key)).toEqual({ statusCode: '200' })
  }))
