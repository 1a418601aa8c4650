import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResource } from './create-resource.ts'
import { getResource } from './get-resource.ts'
import { getResources } from './get-resources.ts'

test('200 lists the tree by path, methods as empty objects', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, rootResourceId, petsId, get } = await makeApi(owner)
    expect(await getResources(as('viewer'), { restApiId })).toEqual({
      items: [
        { id: rootResourceId, path: '/' },
        { id: petsId, parentId: rootResourceId, pathPart: 'pets', path: '/pets' },
        { id: get.resourceId, parentId: petsId, pathPart: '{id}', path: '/pets/{id}', resourceMethods: { GET: {} } },
      ],
    })
  }))

test('200 embeds whole methods when asked', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const method = {
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      requestParameters: { 'method.request.path.id': true },
    }
    const { items } = await getResources(owner, { restApiId, embed: ['methods'] })
    expect(items.at(-1)?.resourceMethods).toEqual({ GET: method })
    const one = await getResource(owner, { restApiId, resourceId: get.resourceId, embed: ['methods'] })
    expect(one.resourceMethods).toEqual({ GET: method })
    expect((await getResource(owner, { restApiId, resourceId: get.resourceId })).resourceMethods).toEqual({ GET: {} })
  }))

test('200 in pages that together are the whole', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId: parentId } = await makeApi(owner)
    for (const pathPart of ['a', 'B', 'a-b', 'a.b', '_']) await createResource(owner, { restApiId, parentId, pathPart })
    const whole = (await getResources(owner, { restApiId, limit: 500 })).items.map((item) => item.path)
    expect(whole).toEqual([...whole].sort())
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await getResources(owner, { restApiId, limit: 3, ...(position ? { position } : {}) })
      seen.push(...page.items.map((item) => item.path))
      position = page.position
    } while (position)
    expect(seen).toEqual(whole)
  }))

test('400 for something else to embed', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const refusal = { failure: 'BadRequestException' }
    await expect(getResources.invoke(owner, { restApiId, embed: ['models'] })).rejects.toMatchObject(refusal)
    const input = { restApiId, resourceId: get.resourceId, embed: ['models'] }
    await expect(getResource.invoke(owner, input)).rejects.toMatchObject(refusal)
  }))

test('404 in another account, each with AWS’s own text', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, get } = await makeApi(owner)
    await expect(getResources(stranger, { restApiId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Invalid API identifier specified ${stranger.accountId}:${restApiId}`,
    })
    await expect(getResource(stranger, { restApiId, resourceId: get.resourceId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Resource identifier specified',
    })
    await expect(getResource(owner, { restApiId, resourceId: 'nope' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))
