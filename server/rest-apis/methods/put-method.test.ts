import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { authorizers, models, requestValidators, restApis } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { getMethod } from './get-method.ts'
import { putMethod } from './put-method.ts'

test.each(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'])(
  '200 for %s with AWS’s defaults',
  (verb) =>
    withWorld(async ({ owner }) => {
      const { restApiId, petsId: resourceId } = await makeApi(owner)
      const key = { restApiId, resourceId, httpMethod: verb }
      const method = { httpMethod: verb, authorizationType: 'NONE', apiKeyRequired: false }
      expect(await putMethod(owner, { ...key, authorizationType: 'none' })).toEqual(method)
      expect(await getMethod(owner, key)).toEqual(method)
    }),
)

test('200 with everything that can be said, and the API notes the change', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    await db.insert(authorizers).values({ restApiId, id: 'auth01', name: 'a', type: 'TOKEN' })
    await db
      .insert(models)
      .values({ restApiId, id: 'model1', name: 'Pet', contentType: 'application/json', schema: '{}' })
    await db
      .insert(requestValidators)
      .values({ restApiId, id: 'valid1', name: 'v', validateRequestBody: true, validateRequestParameters: true })
    passTime(5000)
    const given = {
      authorizationType: 'CUSTOM',
      authorizerId: 'auth01',
      authorizationScopes: ['pets:write'],
      apiKeyRequired: true,
      operationName: 'createPet',
      requestValidatorId: 'valid1',
      requestParameters: { 'method.request.querystring.dry-run': false, 'method.request.header.X-Id': true },
      requestModels: { 'application/json': 'Pet', 'text/plain': 'Empty' },
    }
    const method = await putMethod(owner, { restApiId, resourceId, httpMethod: 'POST', ...given })
    expect(method).toEqual({ httpMethod: 'POST', ...given })
    const [api] = await db.select().from(restApis).where(eq(restApis.id, restApiId))
    expect(api?.changedDate).toEqual(owner.now())
  }))

test('200 drops an authorizer that the type does not use', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const given = { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'AWS_IAM', authorizerId: 'nope' }
    expect(await putMethod(owner, given)).not.toHaveProperty('authorizerId')
  }))

test.each<[message: string, change: Record<string, unknown>]>([
  [
    'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    { httpMethod: 'FETCH' },
  ],
  ['Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY', { httpMethod: 'get' }],
  [
    'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    { authorizationType: 'CUSTOM' },
  ],
  [
    'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'nope' },
  ],
  ['Invalid authorization type specified', { authorizationType: 'MAGIC' }],
  ['Invalid Request Validator identifier specified', { requestValidatorId: 'nope' }],
  ['Invalid model identifier specified: petModel', { requestModels: { 'application/json': 'petModel' } }],
  [
    'Parameter names must be unique across querystring, header and path',
    { requestParameters: { 'method.request.querystring.id': true, 'method.request.header.id': false } },
  ],
  ['Invalid mapping expression parameter specified: id', { requestParameters: { id: true } }],
  [
    'Invalid mapping expression parameter specified: method.request.cookie.id',
    { requestParameters: { 'method.request.cookie.id': true } },
  ],
  ['authorizationType', { authorizationType: 7 }],
  ['requestParameters', { requestParameters: { 'method.request.header.a': 'yes' } }],
  ['operationName', { operationName: 'x'.repeat(257) }],
])('400 %s and no method', (message, change) =>
  withWorld(async ({ owner }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const key = { restApiId, resourceId, httpMethod: 'POST' }
    await expect(putMethod.invoke(owner, { ...key, authorizationType: 'NONE', ...change })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    await expect(getMethod(owner, key)).rejects.toMatchObject({ failure: 'NotFoundException' })
  }),
)

test('400 for the authorizer, validator or model of another API', () =>
  withWorld(async ({ owner, db }) => {
    const mine = await makeApi(owner)
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const other = { restApiId: mine.restApiId, id: 'other1', name: 'other' }
    await db.insert(authorizers).values({ ...other, type: 'TOKEN' })
    await db.insert(models).values({ ...other, contentType: 'application/json', schema: '{}' })
    await db.insert(requestValidators).values({ ...other, validateRequestBody: true, validateRequestParameters: true })
    const key = { restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE' }
    const refusal = { failure: 'BadRequestException' }
    await expect(
      putMethod(owner, { ...key, authorizationType: 'CUSTOM', authorizerId: 'other1' }),
    ).rejects.toMatchObject(refusal)
    await expect(putMethod(owner, { ...key, requestValidatorId: 'other1' })).rejects.toMatchObject(refusal)
    await expect(putMethod(owner, { ...key, requestModels: { 'a/b': 'other' } })).rejects.toMatchObject(refusal)
  }))

test('409 for a method that is there', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await expect(putMethod(owner, { ...get, authorizationType: 'NONE' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: 'Method already exists for this resource',
    })
  }))

test('404 for an unknown API or resource and in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const given = { restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE' }
    const missing = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    await expect(putMethod(owner, { ...given, restApiId: 'nope' })).rejects.toMatchObject(missing)
    await expect(putMethod(owner, { ...given, resourceId: 'nope' })).rejects.toMatchObject(missing)
    await expect(putMethod(stranger, given)).rejects.toMatchObject(missing)
    await expect(putMethod(as('viewer'), given)).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
