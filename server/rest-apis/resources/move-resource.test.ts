import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResourcePath } from './create-resource-path.ts'
import { getResourceTree } from './get-resource-tree.ts'
import { moveResource } from './move-resource.ts'

test('200 moves a branch below another parent under another name, and back again', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, petsId: resourceId, get } = await makeApi(owner)
    await createResourcePath(owner, { restApiId, path: '/farm/yard' })
    const moved = await moveResource(as('developer'), { restApiId, resourceId, path: '/farm/yard/animals' })
    expect(moved).toEqual({ id: resourceId, path: '/farm/yard/animals', previousPath: '/pets' })
    const tree = await getResourceTree(as('viewer'), { restApiId })
    expect(tree.map(({ path }) => path)).toEqual([
      '/',
      '/farm',
      '/farm/yard',
      '/farm/yard/animals',
      '/farm/yard/animals/{id}',
    ])
    expect(tree.at(-1)).toEqual({
      id: get.resourceId,
      parentId: resourceId,
      path: `${moved.path}/{id}`,
      methods: ['GET'],
    })
    const branch = await getResourceTree(owner, { restApiId, resourceId })
    expect(branch.map(({ path }) => path)).toEqual(['/farm/yard/animals', '/farm/yard/animals/{id}'])
    await moveResource(owner, { restApiId, resourceId, path: moved.previousPath })
    expect((await getResourceTree(owner, { restApiId })).map(({ path }) => path)).toEqual([
      '/',
      '/farm',
      '/farm/yard',
      '/pets',
      '/pets/{id}',
    ])
  }))

test('400 where there is no such parent, 409 where the name is taken, both at the path', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    await createResourcePath(owner, { restApiId, path: '/farm/pets' })
    await expect(moveResource(owner, { restApiId, resourceId, path: '/zoo/pets' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { path: 'There is no resource /zoo: create it first' },
    })
    await expect(moveResource(owner, { restApiId, resourceId, path: '/farm/pets' })).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { path: 'Another resource with the same parent already has this name: pets' },
    })
    await expect(moveResource(owner, { restApiId, resourceId, path: '/pets/{id}/pets' })).rejects.toMatchObject({
      fields: { path: 'Resources cannot be cyclical.' },
    })
    await expect(moveResource(owner, { restApiId, resourceId, path: '//' })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('403 for a viewer, 404 for another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const wanted = { restApiId, resourceId, path: '/dogs' }
    await expect(moveResource(as('viewer'), wanted)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(moveResource(stranger, wanted)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getResourceTree(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
