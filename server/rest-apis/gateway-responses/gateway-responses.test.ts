import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { deleteGatewayResponse } from './delete-gateway-response.ts'
import { getGatewayResponse } from './get-gateway-response.ts'
import { getGatewayResponses } from './get-gateway-responses.ts'
import { putGatewayResponse } from './put-gateway-response.ts'
import { updateGatewayResponse } from './update-gateway-response.ts'

const responseTemplates = { 'application/json': '{"error":$context.error.messageString}' }
const changed = {
  statusCode: '430',
  responseParameters: { 'gatewayresponse.header.X-Why': "'busy'" },
  responseTemplates,
}

test('200: all 21 types are there, as AWS has them, before anybody changes one', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const { items, position } = await getGatewayResponses(owner, { restApiId })
    expect(position).toBeUndefined()
    expect(items).toHaveLength(21)
    expect(items.every(({ defaultResponse }) => defaultResponse)).toBe(true)
    expect(items.find(({ responseType }) => responseType === 'DEFAULT_4XX')).not.toHaveProperty('statusCode')
    expect(await getGatewayResponse(owner, { restApiId, responseType: 'THROTTLED' })).toEqual({
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: true,
    })
    const first = await getGatewayResponses(owner, { restApiId, limit: 20 })
    const rest = await getGatewayResponses(owner, { restApiId, limit: 20, position: first.position })
    expect([...first.items, ...rest.items]).toEqual(items)
  }))

test('201: put replaces, update changes per entry, delete gives back the default', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const ids = { restApiId, responseType: 'THROTTLED' }
    const put = { responseType: 'THROTTLED', ...changed, defaultResponse: false }
    expect(await putGatewayResponse(owner, { ...ids, ...changed })).toEqual(put)
    expect(await getGatewayResponse(owner, ids)).toEqual(put)
    const updated = await updateGatewayResponse(owner, {
      ...ids,
      statusCode: '429',
      responseParameters: { 'gatewayresponse.header.X-Why': null, 'gatewayresponse.header.X-New': "'1'" },
    })
    expect(updated).toEqual({
      ...put,
      statusCode: '429',
      responseParameters: { 'gatewayresponse.header.X-New': "'1'" },
    })
    await putGatewayResponse(owner, ids)
    expect(await getGatewayResponse(owner, ids)).toEqual({
      responseType: 'THROTTLED',
      responseParameters: {},
      responseTemplates: {},
      defaultResponse: false,
    })
    await deleteGatewayResponse(owner, ids)
    expect((await getGatewayResponse(owner, ids)).defaultResponse).toBe(true)
    await expect(deleteGatewayResponse(owner, ids)).rejects.toMatchObject({
      status: 404,
      message: 'Gateway response type not defined on api',
    })
  }))

test('200: the update of a type that nobody changed begins with AWS’s default', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const updated = await updateGatewayResponse(owner, { restApiId, responseType: 'DEFAULT_5XX', statusCode: '503' })
    expect(updated).toEqual({
      responseType: 'DEFAULT_5XX',
      statusCode: '503',
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: false,
    })
  }))

test.each([
  ['400 for a type that is none', { responseType: 'TEAPOT' }, 400],
  ['400 for a status that is none', { statusCode: '600' }, 400],
  ['400 for an empty template', { responseTemplates: { 'application/json': '' } }, 400],
  ['404 for a parameter that is none', { responseParameters: { 'method.response.header.X': "'1'" } }, 404],
])('%s', (_, wrong, status) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const input = { restApiId, responseType: 'THROTTLED', ...wrong }
    await expect(putGatewayResponse(owner, input)).rejects.toMatchObject({ status })
    await expect(updateGatewayResponse(owner, input)).rejects.toMatchObject({ status })
  }),
)

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const ids = { restApiId, responseType: 'THROTTLED' }
    await putGatewayResponse(owner, ids)
    for (const call of [putGatewayResponse.invoke, updateGatewayResponse.invoke, deleteGatewayResponse.invoke]) {
      await expect(call(as('viewer'), ids)).rejects.toMatchObject({ status: 403 })
      await expect(call(stranger, ids)).rejects.toMatchObject({ status: 404 })
    }
    await expect(getGatewayResponse(stranger, ids)).rejects.toMatchObject({ status: 404 })
    await expect(getGatewayResponses(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
  }))
