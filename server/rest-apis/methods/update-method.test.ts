import { expect, test } from 'vitest'
import { authorizers } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { getMethod } from './get-method.ts'
import { updateMethod } from './update-method.ts'

test('200 changes what is given and keeps the rest', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const updated = await updateMethod(owner, {
      ...get,
      apiKeyRequired: true,
      authorizationType: 'AWS_IAM',
      operationName: 'getPet',
      authorizationScopes: { add: ['a', 'b'] },
      requestParameters: { 'method.request.querystring.q': false },
      requestModels: { 'application/json': 'Empty' },
    })
    expect(updated).toEqual({
      httpMethod: 'GET',
      apiKeyRequired: true,
      authorizationType: 'AWS_IAM',
      operationName: 'getPet',
      authorizationScopes: ['a', 'b'],
      requestParameters: { 'method.request.path.id': true, 'method.request.querystring.q': false },
      requestModels: { 'application/json': 'Empty' },
    })
    expect(await getMethod(owner, get)).toEqual(updated)
  }))

test('200 takes away what is null or empty, and the last entry with its map', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await updateMethod(owner, {
      ...get,
      operationName: 'getPet',
      authorizationScopes: ['a'],
      requestModels: { 'a/b': 'Error' },
    })
    const cleared = await updateMethod(owner, {
      ...get,
      operationName: '',
      requestValidatorId: '',
      authorizationScopes: { remove: ['a'] },
      requestParameters: { 'method.request.path.id': null, 'method.request.path.unknown': null },
      requestModels: { 'a/b': null },
    })
    expect(cleared).toEqual({ httpMethod: 'GET', apiKeyRequired: false, authorizationType: 'NONE' })
  }))

test('200 sets an authorizer with its type, forgets it with another type, ignores it without one', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, get } = await makeApi(owner)
    await db.insert(authorizers).values({ restApiId, id: 'auth01', name: 'a', type: 'TOKEN' })
    expect(await updateMethod(owner, { ...get, authorizerId: 'nope' })).not.toHaveProperty('authorizerId')
    const custom = { ...get, authorizationType: 'CUSTOM', authorizerId: 'auth01' }
    expect(await updateMethod(owner, custom)).toMatchObject({ authorizationType: 'CUSTOM', authorizerId: 'auth01' })
    expect(await updateMethod(owner, { ...get, apiKeyRequired: true })).toMatchObject({ authorizerId: 'auth01' })
    expect(await updateMethod(owner, { ...get, authorizationType: 'NONE' })).not.toHaveProperty('authorizerId')
  }))

test.each<[message: string, change: Record<string, unknown>]>([
  ['Invalid authorizer ID specified', { authorizationType: 'CUSTOM' }],
  ['Invalid Request Validator identifier specified', { requestValidatorId: 'nope' }],
  ['Invalid model identifier specified: nope', { requestModels: { 'a/b': 'nope' } }],
  ['Invalid mapping expression parameter specified: x', { requestParameters: { x: true } }],
  [
    'Parameter names must be unique across querystring, header and path',
    { requestParameters: { 'method.request.header.id': true } },
  ],
  ['apiKeyRequired', { apiKeyRequired: 'yes' }],
  ['authorizationType', { authorizationType: null }],
])('400 %s and nothing changed', (message, change) =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const before = await getMethod(owner, get)
    await expect(updateMethod.invoke(owner, { ...get, apiKeyRequired: true, ...change })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    expect(await getMethod(owner, get)).toEqual(before)
  }),
)

test('404 for what is not there and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { get } = await makeApi(owner)
    const noResource = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    await expect(updateMethod(owner, { ...get, restApiId: 'nope' })).rejects.toMatchObject(noResource)
    await expect(updateMethod(owner, { ...get, resourceId: 'nope' })).rejects.toMatchObject(noResource)
    await expect(updateMethod(stranger, get)).rejects.toMatchObject(noResource)
    await expect(updateMethod(owner, { ...get, httpMethod: 'PUT' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Method identifier specified',
    })
  }))
