import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { makeApi } from '../testing/make-api.ts'
import { deleteIntegration } from './delete-integration.ts'
import { getIntegration } from './get-integration.ts'
import { putIntegration } from './put-integration.ts'
import { putIntegrationResponse } from './put-integration-response.ts'
import { updateIntegration } from './update-integration.ts'

const http = { type: 'HTTP' as const, integrationHttpMethod: 'GET', uri: 'https://example.org/' }

test('200 changes what is given and keeps the rest, its responses too', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await putMethodResponse(owner, { ...get, statusCode: '200' })
    await putIntegration(owner, { ...get, ...http, requestTemplates: { 'a/a': '1', 'b/b': '2' } })
    await putIntegrationResponse(owner, { ...get, statusCode: '200' })
    const updated = await updateIntegration(owner, {
      ...get,
      integrationHttpMethod: 'POST',
      uri: 'https://example.net/',
      timeoutInMillis: 1000,
      credentials: 'arn:aws:iam::*:user/*',
      contentHandling: 'CONVERT_TO_BINARY',
      tlsConfig: { insecureSkipVerification: true },
      requestTemplates: { 'a/a': null, 'c/c': '3' },
      requestParameters: { 'integration.request.header.A': "'1'" },
      cacheKeyParameters: { add: ['method.request.path.id'] },
    })
    expect(updated).toEqual({
      type: 'HTTP',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      cacheNamespace: get.resourceId,
      httpMethod: 'POST',
      uri: 'https://example.net/',
      timeoutInMillis: 1000,
      credentials: 'arn:aws:iam::*:user/*',
      contentHandling: 'CONVERT_TO_BINARY',
      tlsConfig: { insecureSkipVerification: true },
      requestTemplates: { 'b/b': '2', 'c/c': '3' },
      requestParameters: { 'integration.request.header.A': "'1'" },
      cacheKeyParameters: ['method.request.path.id'],
      integrationResponses: { '200': { statusCode: '200' } },
    })
    expect(await getIntegration(owner, get)).toEqual(updated)
  }))

test('200 clears what is null or empty', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const first = await putIntegration(owner, { ...get, ...http })
    await updateIntegration(owner, {
      ...get,
      credentials: 'arn:aws:iam::*:user/*',
      contentHandling: 'CONVERT_TO_TEXT',
      cacheNamespace: 'other',
      requestTemplates: { 'a/a': '' },
    })
    const cleared = await updateIntegration(owner, {
      ...get,
      credentials: '',
      contentHandling: null,
      cacheNamespace: null,
      requestTemplates: { 'a/a': null },
    })
    expect(cleared).toEqual(first)
  }))

test.each<[message: string, change: Record<string, unknown>]>([
  ['Invalid HTTP endpoint specified for URI', { uri: 'x' }],
  ['Invalid HTTP endpoint specified for URI', { uri: '' }],
  ['Enumeration value for HttpMethod must be non-empty', { integrationHttpMethod: '' }],
  ['Timeout should be between 50 ms and 29000 ms', { timeoutInMillis: 0 }],
  ['ConnectionId must be specified', { connectionType: 'VPC_LINK' }],
  ['Response transfer mode STREAM', { responseTransferMode: 'STREAM' }],
  ['Invalid content type specified: x', { requestTemplates: { x: '{}' } }],
  ['Invalid mapping expression', { requestParameters: { 'integration.request.header.A': 'nonsense' } }],
  ['passthroughBehavior', { passthroughBehavior: 'MAYBE' }],
  ['timeoutInMillis', { timeoutInMillis: '50' }],
])('400 %s and nothing changed', (message, change) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const before = await putIntegration(owner, { ...get, ...http })
    await expect(updateIntegration.invoke(owner, { ...get, credentials: 'x', ...change })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    expect(await getIntegration(owner, get)).toEqual(before)
  }),
)

test('200 deletes the integration and leaves the method', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await putIntegration(owner, { ...get, type: 'MOCK' })
    await deleteIntegration(owner, get)
    expect(await getMethod(owner, get)).not.toHaveProperty('methodIntegration')
  }))

test('404 for what is not there and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { get } = await makeApi(owner)
    for (const operation of [getIntegration, updateIntegration, deleteIntegration]) {
      await expect(operation.invoke(owner, get)).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Integration identifier specified',
      })
    }
    const integration = await putIntegration(owner, { ...get, type: 'MOCK' })
    for (const operation of [getIntegration, updateIntegration, deleteIntegration]) {
      await expect(operation.invoke(stranger, get)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    for (const operation of [updateIntegration, deleteIntegration]) {
      await expect(operation.invoke(as('viewer'), get)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect(await getIntegration(as('viewer'), get)).toEqual(integration)
  }))
