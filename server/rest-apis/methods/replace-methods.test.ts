import { and, eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import type { MethodRow } from './method.ts'
import { replaceMethods } from './replace-methods.ts'

/** All that a method has beside its key; a new column is missing here until it is named. */
type Members = Omit<MethodRow, 'restApiId' | 'resourceId' | 'httpMethod'>

const full: Members = {
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: 'pool01',
  authorizationScopes: ['pets'],
  apiKeyRequired: true,
  operationName: 'getPet',
  requestValidatorId: 'valid1',
  requestParameters: { 'method.request.querystring.b': true, 'method.request.header.a': false },
  requestModels: { 'application/json': 'Pet' },
  methodResponses: { 200: { responseModels: { 'application/json': 'Pet' } } },
  integration: {
    type: 'MOCK',
    passthroughBehavior: 'NEVER',
    timeoutInMillis: 29_000,
    cacheNamespace: 'pets',
    cacheKeyParameters: [],
    integrationResponses: { 200: {} },
  },
}

const bare: Members = {
  authorizationType: 'NONE',
  authorizerId: null,
  authorizationScopes: null,
  apiKeyRequired: false,
  operationName: null,
  requestValidatorId: null,
  requestParameters: null,
  requestModels: null,
  methodResponses: {},
  integration: null,
}

test('a method that exists keeps nothing, in no column', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    const written = async (members: Members) => {
      await replace(owner, [{ ...get, ...members }])
      return await methodsOf(owner, get.restApiId)
    }
    expect(await written(full)).toEqual([{ ...get, ...full }])
    expect(await written(bare)).toEqual([{ ...get, ...bare }])
  }))

test('the order of request parameters stays', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await replace(owner, [{ ...get, ...full }])
    const [row] = await methodsOf(owner, get.restApiId)
    expect(Object.keys(row?.requestParameters ?? {})).toEqual(Object.keys(full.requestParameters ?? {}))
  }))

test('makes the methods that are not there, more than go into one statement, and leaves the others', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, get } = await makeApi(owner)
    const before = await methodsOf(owner, restApiId)
    const ids = Array.from({ length: 501 }, (_, index) => `many${index}`)
    await owner.db
      .insert(resources)
      .values(ids.map((id) => ({ restApiId, id, parentId: rootResourceId, pathPart: id, path: `/${id}` })))
    const rows = ids.map((resourceId) => ({ ...bare, restApiId, resourceId, httpMethod: 'GET' }))
    await replace(owner, rows.slice(0, 1))
    const keyed = rows.map((row) => ({ ...row, apiKeyRequired: true }))
    await replace(owner, keyed)
    const many = and(eq(methods.restApiId, restApiId), ne(methods.resourceId, get.resourceId))
    expect(await owner.db.$count(methods, and(many, eq(methods.apiKeyRequired, true)))).toBe(501)
    await owner.db.delete(methods).where(many)
    expect(await methodsOf(owner, restApiId)).toEqual(before)
  }))

test('no methods are no statement', () => withWorld(async ({ owner }) => await replace(owner, [])))

async function replace(owner: Context, rows: readonly MethodRow[]): Promise<void> {
  await replaceMethods({ ...owner, changed: () => undefined }, rows)
}

async function methodsOf({ db }: Context, restApiId: string): Promise<MethodRow[]> {
  return await db.select().from(methods).where(eq(methods.restApiId, restApiId))
}
