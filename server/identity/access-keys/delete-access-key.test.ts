import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { listAccessKeys } from './list-access-keys.ts'

test('200: one is gone, the others remain', () =>
  withWorld(async ({ owner }) => {
    const [gone, kept] = [await createAccessKey(owner, {}), await createAccessKey(owner, {})]
    await deleteAccessKey(owner, { accessKeyId: gone.accessKeyId })
    const { items } = await listAccessKeys(owner, {})
    expect(items.map(({ accessKeyId }) => accessKeyId)).toEqual([kept.accessKeyId])
  }))

test('a developer deletes their own, an admin anybody’s', () =>
  withWorld(async ({ as }) => {
    const own = await createAccessKey(as('developer'), {})
    await deleteAccessKey(as('developer'), own)
    const other = await createAccessKey(as('developer'), {})
    await deleteAccessKey(as('admin'), other)
    expect((await listAccessKeys(as('admin'), {})).items).toEqual([])
  }))

test("403 for a viewer, and for a developer with another's key", () =>
  withWorld(async ({ owner, as }) => {
    const key = await createAccessKey(owner, {})
    for (const context of [as('developer'), as('viewer')]) {
      await expect(deleteAccessKey(context, key)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect((await listAccessKeys(owner, {})).items).toHaveLength(1)
  }))

test('404 in another account and for no key', () =>
  withWorld(async ({ owner, stranger }) => {
    const key = await createAccessKey(owner, {})
    await expect(deleteAccessKey(stranger, key)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(deleteAccessKey(owner, { accessKeyId: 'AKIA' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect((await listAccessKeys(owner, {})).items).toHaveLength(1)
  }))
