import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createAuthorizer } from '../authorizers/create-authorizer.ts'
import { deleteAuthorizer } from '../authorizers/delete-authorizer.ts'
import { putGatewayResponse } from '../gateway-responses/put-gateway-response.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { deleteMethod } from '../methods/delete-method.ts'
import { getMethod } from '../methods/get-method.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { updateMethod } from '../methods/update-method.ts'
import { createModel } from '../models/create-model.ts'
import { deleteModel } from '../models/delete-model.ts'
import { updateModel } from '../models/update-model.ts'
import { deleteResource } from '../resources/delete-resource.ts'
import { createDeployment } from './create-deployment.ts'
import { diffDeployment } from './diff-deployment.ts'
import { discardChange } from './discard-change.ts'

type Key = { restApiId: string; stageName: string }

async function changes(context: Context, key: Key): Promise<string[]> {
  const { changes } = await diffDeployment(context, key)
  return changes.map(({ outcome, subject, name }) => `${outcome} ${subject} ${name}`)
}

test('a method that came goes, one that changed is as before, and nothing else is touched', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    const get = { restApiId, resourceId, httpMethod: 'GET' }
    const before = await getMethod(owner, get)
    await updateMethod(owner, { ...get, apiKeyRequired: !before.apiKeyRequired, operationName: 'other' })
    await putIntegration(owner, {
      ...get,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'https://example.org/',
    })
    await putMethod(owner, { ...get, httpMethod: 'POST', authorizationType: 'NONE' })
    await putMethod(owner, { ...get, httpMethod: 'PUT', authorizationType: 'NONE' })
    await discardChange(as('developer'), { ...key, subject: 'method', name: 'GET /pets' })
    expect(await getMethod(owner, get)).toEqual(before)
    expect(await changes(owner, key)).toEqual(['added method POST /pets', 'added method PUT /pets'])
    await discardChange(owner, { ...key, subject: 'method', name: 'POST /pets' })
    expect(await changes(owner, key)).toEqual(['added method PUT /pets'])
  }))

test('a method that went comes back, with the resource that went with it', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    await deleteMethod(owner, { restApiId, resourceId, httpMethod: 'GET' })
    await discardChange(owner, { ...key, subject: 'method', name: 'GET /pets' })
    expect(await changes(owner, key)).toEqual([])
    await deleteResource(owner, { restApiId, resourceId })
    expect(await changes(owner, key)).toEqual(['removed method GET /pets'])
    await discardChange(owner, { ...key, subject: 'method', name: 'GET /pets' })
    expect(await changes(owner, key)).toEqual([])
  }))

test('models and gateway responses come, go and change back', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    const model = { restApiId, contentType: 'application/json', schema: '{"type":"object"}' }
    await createModel(owner, { ...model, name: 'Kept' })
    await createModel(owner, { ...model, name: 'Gone' })
    await putGatewayResponse(owner, { restApiId, responseType: 'THROTTLED', statusCode: '429' })
    await createDeployment(owner, key)
    await createModel(owner, { ...model, name: 'Came' })
    await updateModel(owner, { restApiId, modelName: 'Kept', schema: '{"type":"array"}' })
    await deleteModel(owner, { restApiId, modelName: 'Gone' })
    await putGatewayResponse(owner, { restApiId, responseType: 'THROTTLED', statusCode: '503' })
    await putGatewayResponse(owner, { restApiId, responseType: 'UNAUTHORIZED', statusCode: '403' })
    expect(await changes(owner, key)).toHaveLength(5)
    for (const name of ['Came', 'Kept', 'Gone']) await discardChange(owner, { ...key, subject: 'model', name })
    for (const name of ['THROTTLED', 'UNAUTHORIZED']) {
      await discardChange(owner, { ...key, subject: 'gateway-response', name })
    }
    expect(await changes(owner, key)).toEqual([])
  }))

test('400 where the authorizer or a model of the method is not there any more', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const get = { restApiId, resourceId, httpMethod: 'GET' }
    const door = { restApiId, name: 'door', type: 'TOKEN', authorizerUri: 'http://127.0.0.1:9/check' } as const
    const { id: authorizerId } = await createAuthorizer.invoke(owner, {
      ...door,
      identitySource: 'method.request.header.Auth',
    })
    await createModel(owner, { restApiId, name: 'Pet', contentType: 'application/json', schema: '{}' })
    await putMethodResponse(owner, { ...get, statusCode: '201', responseModels: { 'application/json': 'Pet' } })
    await updateMethod(owner, { ...get, authorizationType: 'CUSTOM', authorizerId })
    await createDeployment(owner, { restApiId, stageName })
    await deleteMethod(owner, get)
    await deleteAuthorizer(owner, { restApiId, authorizerId })
    const wanted = { restApiId, stageName, subject: 'method', name: 'GET /pets' } as const
    await expect(discardChange(owner, wanted)).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'The authorizer door is not there any more: make it again first',
    })
    await createAuthorizer.invoke(owner, { ...door, identitySource: 'method.request.header.Auth' })
    await deleteModel(owner, { restApiId, modelName: 'Pet' })
    await expect(discardChange(owner, wanted)).rejects.toMatchObject({
      message: 'The model Pet is not there any more: make it again first',
    })
    await createModel(owner, { restApiId, name: 'Pet', contentType: 'application/json', schema: '{}' })
    await discardChange(owner, wanted)
    expect(await changes(owner, { restApiId, stageName })).toEqual([])
  }))

test('409 for a model that is for another content type now', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const model = { restApiId, name: 'Pet', schema: '{}' }
    await createModel(owner, { ...model, contentType: 'application/json' })
    await createDeployment(owner, { restApiId, stageName })
    await deleteModel(owner, { restApiId, modelName: 'Pet' })
    await createModel(owner, { ...model, contentType: 'application/vnd.pet+json' })
    await expect(discardChange(owner, { restApiId, stageName, subject: 'model', name: 'Pet' })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
  }))

test('404 for what is nowhere and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const wanted = { restApiId, stageName, subject: 'method', name: 'GET /pets' } as const
    for (const name of ['GET /nowhere', 'DELETE /pets']) {
      await expect(discardChange(owner, { ...wanted, name })).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    await expect(discardChange(owner, { ...wanted, stageName: 'absent' })).rejects.toMatchObject({ status: 404 })
    await expect(discardChange(stranger, wanted)).rejects.toMatchObject({ status: 404 })
    await expect(discardChange(as('viewer'), wanted)).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
