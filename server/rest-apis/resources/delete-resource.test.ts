import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResource } from './create-resource.ts'
import { deleteResource } from './delete-resource.ts'
import { getResources } from './get-resources.ts'

test('200 takes what is below it away, and leaves a sibling whose name begins alike', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, petsId, get } = await makeApi(owner)
    await createResource(owner, { restApiId, parentId: rootResourceId, pathPart: 'pets2' })
    await deleteResource(owner, { restApiId, resourceId: petsId })
    const { items } = await getResources(owner, { restApiId })
    expect(items.map((item) => item.path)).toEqual(['/', '/pets2'])
    await expect(getMethod(owner, get)).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('400 for the root', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId } = await makeApi(owner)
    await expect(deleteResource(owner, { restApiId, resourceId: rootResourceId })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('404 in another account and the second time, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { restApiId, petsId: resourceId } = await makeApi(owner)
    const missing = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    await expect(deleteResource(stranger, { restApiId, resourceId })).rejects.toMatchObject(missing)
    await expect(deleteResource(as('viewer'), { restApiId, resourceId })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    await deleteResource(owner, { restApiId, resourceId })
    await expect(deleteResource(owner, { restApiId, resourceId })).rejects.toMatchObject(missing)
  }))
