import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { getResource } from '../resources/get-resource.ts'
import { makeApi } from '../testing/make-api.ts'
import { deleteMethod } from './delete-method.ts'
import { getMethod } from './get-method.ts'

test('200 leaves the resource without the method', () =>
  withWorld(async ({ owner }) => {
    const { get } = await makeApi(owner)
    await deleteMethod(owner, get)
    expect(await getResource(owner, get)).not.toHaveProperty('resourceMethods')
    for (const operation of [getMethod, deleteMethod]) {
      await expect(operation.invoke(owner, get)).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Method identifier specified',
      })
    }
  }))

test('404 in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { get } = await makeApi(owner)
    await expect(deleteMethod(stranger, get)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(deleteMethod(as('viewer'), get)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    expect(await getMethod(as('viewer'), get)).toMatchObject({ httpMethod: 'GET' })
  }))
