import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { putMethod } from '../methods/put-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResourcePath } from './create-resource-path.ts'
import { deleteResource } from './delete-resource.ts'
import { describeResourceTree } from './describe-resource-tree.ts'
import { getResourceTree } from './get-resource-tree.ts'

test('all resources by path with their verbs in the order of the alphabet', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    for (const httpMethod of ['PUT', 'ANY', 'GET', 'DELETE']) {
      await putMethod(owner, { restApiId, resourceId, httpMethod, authorizationType: 'NONE' })
    }
    const tree = await getResourceTree(as('viewer'), { restApiId })
    expect(tree.find(({ id }) => id === resourceId)?.methods).toEqual(['ANY', 'DELETE', 'GET', 'PUT'])
    expect(tree[0]).toMatchObject({ path: '/', methods: [] })
    expect(tree[0]).not.toHaveProperty('parentId')
  }))

test('every edit is seen at once, whatever was read before', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const seen = async () =>
      (await getResourceTree(owner, { restApiId })).map(({ path, methods }) => [path, ...methods])
    passTime(60_000)
    const before = await seen()
    expect(await seen()).toEqual(before)
    await createResourcePath(owner, { restApiId, path: '/farm' })
    expect(await seen()).toContainEqual(['/farm'])
    await putMethod(owner, { restApiId, resourceId, httpMethod: 'HEAD', authorizationType: 'NONE' })
    expect((await seen()).find(([path]) => path === '/pets')).toContain('HEAD')
    passTime(60_000)
    expect((await seen()).find(([path]) => path === '/pets')).toContain('HEAD')
    await deleteResource(owner, { restApiId, resourceId })
    expect((await seen()).map(([path]) => path)).toEqual(['/', '/farm'])
  }))

test('the branch of the root is the whole tree, and one of another API is not there', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, petsId } = await makeApi(owner)
    const other = await makeApi(owner)
    const tree = await getResourceTree(owner, { restApiId })
    const root = tree.find(({ path }) => path === '/')?.id ?? ''
    expect(await getResourceTree(owner, { restApiId, resourceId: root })).toEqual(tree)
    await expect(getResourceTree(owner, { restApiId: other.restApiId, resourceId: petsId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))

test('another account’s tree is not there, also when it is kept', () =>
  withWorld(async ({ owner, stranger, visitor, passTime }) => {
    const { restApiId } = await makeApi(owner)
    passTime(60_000)
    await getResourceTree(owner, { restApiId })
    for (const ask of [getResourceTree, describeResourceTree]) {
      await expect(ask(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
      await expect(ask(visitor, { restApiId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('the description counts, and its version changes with every edit and otherwise stays', () =>
  withWorld(async ({ owner, as, passTime }) => {
    const { restApiId } = await makeApi(owner)
    const described = () => describeResourceTree(as('viewer'), { restApiId })
    passTime(60_000)
    const before = await described()
    expect(before.count).toBe((await getResourceTree(owner, { restApiId })).length)
    passTime(1)
    expect(await described()).toEqual(before)
    await createResourcePath(owner, { restApiId, path: '/farm' })
    const edited = await described()
    expect(edited).toEqual({ count: before.count + 1, version: expect.not.stringMatching(before.version) })
    // Another edit could still have the same time.
    passTime(1)
    expect((await described()).version).not.toBe(edited.version)
    passTime(60_000)
    const settled = await described()
    passTime(60_000)
    expect(await described()).toEqual(settled)
  }))
