import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getRestApi } from '../apis/get-rest-api.ts'
import { updateMethod } from '../methods/update-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createAuthorizer } from './create-authorizer.ts'
import { deleteAuthorizer } from './delete-authorizer.ts'
import { getAuthorizer } from './get-authorizer.ts'
import { getAuthorizers } from './get-authorizers.ts'
import { updateAuthorizer } from './update-authorizer.ts'

const authorizerUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations'
const token = {
  name: 'login',
  type: 'TOKEN',
  authorizerUri,
  identitySource: 'method.request.header.Authorization',
} as const
const pool = {
  name: 'pool',
  type: 'COGNITO_USER_POOLS' as const,
  providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
  identitySource: 'method.request.header.Authorization',
}

test('201: with AWS’s defaults; got by id and in the list', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const first = await createAuthorizer(owner, { restApiId, ...token })
    expect(first).toEqual({
      ...token,
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      authType: 'custom',
      authorizerResultTtlInSeconds: 300,
    })
    const second = await createAuthorizer(owner, { restApiId, ...pool })
    expect(second).toMatchObject({ ...pool, authType: 'cognito_user_pools' })
    expect(await getAuthorizer(owner, { restApiId, authorizerId: first.id })).toEqual(first)
    const byId = [first, second].sort((a, b) => (a.id < b.id ? -1 : 1))
    const page = await getAuthorizers(owner, { restApiId, limit: 1 })
    expect(page.items).toEqual(byId.slice(0, 1))
    const rest = await getAuthorizers(owner, { restApiId, limit: 1, position: page.position })
    expect(rest).toEqual({ items: byId.slice(1) })
  }))

test('201: an HTTP endpoint and an OpenID Connect issuer do as well', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const request = { name: 'r', type: 'REQUEST', authorizerUri: 'https://auth.example.org/check' } as const
    await createAuthorizer(owner, { restApiId, ...request, authorizerResultTtlInSeconds: 0 })
    const identitySource = 'method.request.header.A, method.request.querystring.b,context.stage,stageVariables.c'
    await createAuthorizer(owner, { restApiId, ...request, identitySource })
    await createAuthorizer(owner, { restApiId, ...pool, providerARNs: ['https://id.example.org/realm'] })
    expect((await getAuthorizers(owner, { restApiId })).items).toHaveLength(3)
  }))

test.each([
  ['no URI', { ...token, authorizerUri: undefined }],
  ['a URI of another service', { ...token, authorizerUri: 'arn:aws:apigateway:us-east-1:s3:path/x' }],
  ['a token without source', { ...token, identitySource: undefined }],
  ['a token with two sources', { ...token, identitySource: 'method.request.header.A,method.request.header.B' }],
  ['a token in the query', { ...token, identitySource: 'method.request.querystring.a' }],
  ['a caching request authorizer without source', { ...token, type: 'REQUEST' as const, identitySource: undefined }],
  ['a source in the path', { ...token, type: 'REQUEST' as const, identitySource: 'method.request.path.id' }],
  ['no pool', { ...pool, providerARNs: [] }],
  ['a pool that is none', { ...pool, providerARNs: ['arn:aws:s3:::x'] }],
  ['too long a time', { ...token, authorizerResultTtlInSeconds: 3601 }],
  ['no name', { ...token, name: '' }],
])('400 for %s', (_, input) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await expect(createAuthorizer(owner, { restApiId, ...input })).rejects.toMatchObject({ status: 400 })
    expect((await getAuthorizers(owner, { restApiId })).items).toEqual([])
  }),
)

test('200: an update changes what it names, clears with null, and is checked like a new one', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createAuthorizer(owner, { restApiId, ...token, identityValidationExpression: 'a+' })
    const ids = { restApiId, authorizerId: made.id }
    passTime(5000)
    const changed = await updateAuthorizer(owner, {
      ...ids,
      name: 'new',
      identityValidationExpression: null,
      authorizerResultTtlInSeconds: 0,
    })
    const { identityValidationExpression: _, ...kept } = made
    expect(changed).toEqual({ ...kept, name: 'new', authorizerResultTtlInSeconds: 0 })
    expect(await getAuthorizer(owner, ids)).toEqual(changed)
    await expect(updateAuthorizer(owner, { ...ids, authorizerUri: 'nonsense' })).rejects.toMatchObject({ status: 400 })
    const { id } = await createAuthorizer(owner, { restApiId, ...pool })
    const issuer = 'https://id.example.org'
    const pools = await updateAuthorizer(owner, {
      ...{ restApiId, authorizerId: id },
      providerARNs: { add: [issuer], remove: pool.providerARNs },
    })
    expect(pools.providerARNs).toEqual([issuer])
    expect(await getRestApi(owner, { restApiId })).toMatchObject({ id: restApiId })
  }))

test('409 while a method names it, then 202', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const { id: authorizerId } = await createAuthorizer(owner, { restApiId, ...token })
    await updateMethod(owner, { ...get, authorizationType: 'CUSTOM', authorizerId })
    await expect(deleteAuthorizer(owner, { restApiId, authorizerId })).rejects.toMatchObject({
      status: 409,
      message: "Cannot delete authorizer 'login', is referenced in method: GET on path: /pets/{id}",
    })
    await updateMethod(owner, { ...get, authorizationType: 'NONE' })
    await deleteAuthorizer(owner, { restApiId, authorizerId })
    await expect(getAuthorizer(owner, { restApiId, authorizerId })).rejects.toMatchObject({ status: 404 })
  }))

test('403 for a viewer, 404 in another account, 409 to create there as AWS answers', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const { id: authorizerId } = await createAuthorizer(owner, { restApiId, ...token })
    const ids = { restApiId, authorizerId }
    for (const attempt of [
      () => createAuthorizer(as('viewer'), { restApiId, ...token }),
      () => updateAuthorizer(as('viewer'), ids),
      () => deleteAuthorizer(as('viewer'), ids),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 403 })
    }
    expect((await getAuthorizers(as('viewer'), { restApiId })).items).toHaveLength(1)
    await expect(createAuthorizer(stranger, { restApiId, ...token })).rejects.toMatchObject({
      status: 409,
      message: 'Unable to complete operation due to concurrent modification. Please try again later.',
    })
    for (const call of [getAuthorizer.invoke, getAuthorizers.invoke, updateAuthorizer.invoke]) {
      await expect(call(stranger, { ...token, ...ids })).rejects.toMatchObject({ status: 404 })
    }
    await expect(deleteAuthorizer(stranger, ids)).rejects.toMatchObject({ status: 404 })
  }))
