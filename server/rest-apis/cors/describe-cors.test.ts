import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { insertApi, mock, proxyTo } from '#server/portals/publish/testing/insert-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { corsMethod } from './cors-method.ts'
import { everyOrigin } from './cors-settings.ts'
import { describeCors } from './describe-cors.ts'

async function describeAt(context: Context, restApiId: string, path: string) {
  const rows = await context.db.select().from(resources).where(eq(resources.restApiId, restApiId))
  const resourceId = rows.find((row) => row.path === path)?.id ?? ''
  return await describeCors(context, { restApiId, resourceId })
}

test('a resource without CORS begins with what AWS fills in, for all of its methods', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'PUT /a': proxyTo('http://b'), 'POST /a': null })
    expect(await describeAt(owner, restApiId, '/a')).toEqual({
      enabled: false,
      settings: everyOrigin,
      methods: [
        { httpMethod: 'GET', answers: 'mapped', allowed: true },
        { httpMethod: 'POST', answers: 'none', allowed: true },
        { httpMethod: 'PUT', answers: 'proxied', allowed: true },
      ],
      ownPreflight: false,
      branch: { verbs: ['GET', 'POST', 'PUT'], resources: 1 },
      gatewayResponses: [],
    })
  }))

test('the branch of a resource is counted with what is below it', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, {
      'GET /a': mock,
      'OPTIONS /a': mock,
      'PUT /a/b': mock,
      'OPTIONS /a/c': mock,
      'POST /ab': mock,
    })
    const branchAt = async (path: string) => (await describeAt(owner, restApiId, path)).branch
    expect(await branchAt('/a')).toEqual({ verbs: ['GET', 'PUT'], resources: 2 })
    expect(await branchAt('/')).toEqual({ verbs: ['GET', 'POST', 'PUT'], resources: 3 })
    expect(await branchAt('/a/c')).toEqual({ verbs: [], resources: 0 })
  }))

test('what an import or the publish journey set is read, ANY with it', () =>
  withWorld(async ({ owner }) => {
    const { integration } = corsMethod('r', ['ANY'], { ...everyOrigin, allowHeaders: '*', maxAge: 60 })
    const restApiId = await insertApi(owner, { 'ANY /a': mock, 'OPTIONS /a': integration })
    expect(await describeAt(owner, restApiId, '/a')).toMatchObject({
      enabled: true,
      settings: { allowOrigin: '*', allowHeaders: '*', allowCredentials: false, maxAge: 60 },
      methods: [{ httpMethod: 'ANY', allowed: true }],
    })
  }))

test('an OPTIONS method that a backend answers is the backend’s', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'OPTIONS /a': proxyTo('http://b') })
    expect(await describeAt(owner, restApiId, '/a')).toMatchObject({ enabled: false, ownPreflight: true })
  }))
