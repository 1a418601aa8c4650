import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { createModel } from '../models/create-model.ts'
import { updateStage } from '../stages/update-stage.ts'
import { makeApi } from '../testing/make-api.ts'
import { makeStage } from '../testing/make-stage.ts'
import { describeTemplateScope } from './describe-template-scope.ts'
import { templateSampleInput } from './template-sample.ts'

test('200 names what a template may use, with a request that fits the method', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const schema = JSON.stringify({ type: 'object', properties: { name: { type: 'string', example: 'Rex' } } })
    await createModel(owner, { restApiId, name: 'Pet', contentType: 'application/json', schema })
    const key = { restApiId, resourceId, httpMethod: 'POST' }
    await putMethod(owner, {
      ...key,
      authorizationType: 'NONE',
      apiKeyRequired: true,
      requestParameters: { 'method.request.querystring.page': false, 'method.request.header.X-Pet': true },
      requestModels: { 'application/json': 'Pet' },
    })
    await putMethodResponse(owner, { ...key, statusCode: '200', responseModels: { 'application/json': 'Pet' } })
    const scope = await describeTemplateScope(as('viewer'), key)
    expect(scope.names.context).toContain('identity.sourceIp')
    expect(scope.names.util).toContain('escapeJavaScript')
    expect(scope.parameters).toEqual({ path: [], querystring: ['page'], header: ['X-Pet'] })
    expect(JSON.parse(scope.request.body)).toEqual({ name: 'Rex' })
    expect(scope.request).toMatchObject({ querystring: { page: '1' }, header: { 'X-Pet': 'value' } })
    expect(scope.request.context).toMatchObject({ httpMethod: 'POST', resourcePath: '/pets', apiId: restApiId })
    expect(scope.request.context).toHaveProperty(['identity.apiKeyId'])
    expect(JSON.parse(scope.answers['200'] ?? '')).toEqual({ name: 'Rex' })
    expect(templateSampleInput.parse(scope.request)).toEqual(scope.request)
  }))

test('200 knows the variables of the path and of the stages; a GET has no body', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    await makeStage(owner, restApiId, 'prod')
    await updateStage(owner, { restApiId, stageName: 'prod', variables: { backend: 'api.example.com' } })
    const scope = await describeTemplateScope(owner, get)
    expect(scope.parameters.path).toEqual(['id'])
    expect(scope.request).toMatchObject({ body: '', path: { id: '1' }, stageVariables: { backend: 'api.example.com' } })
    expect(scope.request.context).toMatchObject({ stage: 'prod', path: '/prod/pets/{id}' })
  }))

test('404 for a method that is not there, and for another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { get } = await makeApi(owner)
    const refused = { failure: 'NotFoundException' }
    await expect(describeTemplateScope(owner, { ...get, httpMethod: 'PUT' })).rejects.toMatchObject(refused)
    await expect(describeTemplateScope(stranger, get)).rejects.toMatchObject(refused)
  }))
