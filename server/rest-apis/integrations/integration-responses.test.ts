import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { makeApi } from '../testing/make-api.ts'
import { deleteIntegrationResponse } from './delete-integration-response.ts'
import { getIntegration } from './get-integration.ts'
import { getIntegrationResponse } from './get-integration-response.ts'
import { putIntegration } from './put-integration.ts'
import { putIntegrationResponse } from './put-integration-response.ts'
import { updateIntegrationResponse } from './update-integration-response.ts'

/** A method with a MOCK integration that declares 200 with one header and 404. */
async function makeMock(context: Context) {
  const { get } = await makeApi(context)
  await putMethodResponse(context, {
    ...get,
    statusCode: '200',
    responseParameters: { 'method.response.header.X-Id': false },
  })
  await putMethodResponse(context, { ...get, statusCode: '404' })
  await putIntegration(context, { ...get, type: 'MOCK' })
  return { get, key: { ...get, statusCode: '200' } }
}

test('200 puts, gets, updates and deletes a response', () =>
  withWorld(async ({ owner, as }) => {
    const { get, key } = await makeMock(owner)
    const response = {
      statusCode: '200',
      selectionPattern: '',
      responseParameters: { 'method.response.header.X-Id': 'integration.response.header.id' },
      responseTemplates: { 'application/json': '{}' },
      contentHandling: 'CONVERT_TO_TEXT' as const,
    }
    expect(await putIntegrationResponse(owner, { ...key, ...response })).toEqual(response)
    expect(await getIntegrationResponse(as('viewer'), key)).toEqual(response)
    expect((await getIntegration(owner, get)).integrationResponses).toEqual({ '200': response })
    const updated = await updateIntegrationResponse(owner, {
      ...key,
      selectionPattern: '2\\d\\d',
      contentHandling: null,
      responseParameters: { 'method.response.header.X-Id': "'7'" },
      responseTemplates: { 'application/json': null, 'text/plain': 'x' },
    })
    expect(updated).toEqual({
      statusCode: '200',
      selectionPattern: '2\\d\\d',
      responseParameters: { 'method.response.header.X-Id': "'7'" },
      responseTemplates: { 'text/plain': 'x' },
    })
    expect((await getMethod(owner, get)).methodIntegration?.integrationResponses).toEqual({ '200': updated })
    expect(await putIntegrationResponse(owner, key)).toEqual({ statusCode: '200' })
    await deleteIntegrationResponse(owner, key)
    expect(await getIntegration(owner, get)).not.toHaveProperty('integrationResponses')
  }))

test('200 moves a response to another status, 409 where one is', () =>
  withWorld(async ({ owner }) => {
    const { get, key } = await makeMock(owner)
    await putIntegrationResponse(owner, { ...key, selectionPattern: 'x' })
    const moved = { statusCode: '404', selectionPattern: 'x' }
    expect(await updateIntegrationResponse(owner, { ...key, newStatusCode: '404' })).toEqual(moved)
    expect((await getIntegration(owner, get)).integrationResponses).toEqual({ '404': moved })
    await putIntegrationResponse(owner, key)
    await expect(updateIntegrationResponse(owner, { ...key, newStatusCode: '404' })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
  }))

const mapping =
  'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression '

test.each<[message: string, change: Record<string, unknown>]>([
  [
    `${mapping}parameter specified: method.response.header.Lost]`,
    { responseParameters: { 'method.response.header.Lost': "'x'" } },
  ],
  [
    `${mapping}specified: method.request.header.id]`,
    { responseParameters: { 'method.response.header.X-Id': 'method.request.header.id' } },
  ],
  [`${mapping}parameter specified: X-Id]`, { responseParameters: { 'X-Id': "'x'" } }],
  [
    'Validation Result: warnings : [], errors : [Invalid content type specified: 123]',
    { responseTemplates: { 123: '' } },
  ],
  ['contentHandling', { contentHandling: 'CONVERT' }],
  ['selectionPattern', { selectionPattern: 'x'.repeat(1025) }],
  ['responseTemplates', { responseTemplates: { 'a/b': 'x'.repeat(300 * 1024 + 1) } }],
])('400 %s, put or updated', (message, change) =>
  withWorld(async ({ owner }) => {
    const { get, key } = await makeMock(owner)
    const refusal = { failure: 'BadRequestException', message: expect.stringContaining(message) }
    await expect(putIntegrationResponse.invoke(owner, { ...key, ...change })).rejects.toMatchObject(refusal)
    expect(await getIntegration(owner, get)).not.toHaveProperty('integrationResponses')
    await putIntegrationResponse(owner, key)
    await expect(updateIntegrationResponse.invoke(owner, { ...key, ...change })).rejects.toMatchObject(refusal)
    expect(await getIntegrationResponse(owner, key)).toEqual({ statusCode: '200' })
  }),
)

test('404 for a status that the method does not declare, and without an integration', () =>
  withWorld(async ({ owner }) => {
    const { key } = await makeMock(owner)
    const missing = { failure: 'NotFoundException', message: 'Invalid Response status code specified' }
    await expect(putIntegrationResponse(owner, { ...key, statusCode: '500' })).rejects.toMatchObject(missing)
    await putIntegrationResponse(owner, key)
    await expect(updateIntegrationResponse(owner, { ...key, newStatusCode: '500' })).rejects.toMatchObject(missing)
    const { get } = await makeApi(owner)
    await putMethodResponse(owner, { ...get, statusCode: '200' })
    await expect(putIntegrationResponse(owner, { ...get, statusCode: '200' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Integration identifier specified',
    })
  }))

test('404 for what is not there and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { key } = await makeMock(owner)
    for (const operation of [getIntegrationResponse, updateIntegrationResponse, deleteIntegrationResponse]) {
      await expect(operation.invoke(owner, key)).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Response status code specified',
      })
    }
    await putIntegrationResponse(owner, key)
    const all = [putIntegrationResponse, getIntegrationResponse, updateIntegrationResponse, deleteIntegrationResponse]
    for (const operation of all) {
      await expect(operation.invoke(stranger, key)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    for (const operation of all.filter((one) => one.kind === 'command')) {
      await expect(operation.invoke(as('viewer'), key)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect(await getIntegrationResponse(owner, key)).toEqual({ statusCode: '200' })
  }))
