import { expect, test } from 'vitest'
import { accessKeys } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { getSessionToken } from './get-session-token.ts'
import { listAccessKeys } from './list-access-keys.ts'

test('200: whose keys there are in this account, and never a secret', () =>
  withWorld(async ({ owner, as, stranger, passTime }) => {
    const first = await createAccessKey(owner, { description: 'CI' })
    passTime(1000)
    const second = await createAccessKey(as('developer'), {})
    await createAccessKey(stranger, {})
    const { items } = await listAccessKeys(as('viewer'), {})
    expect(items).toMatchObject([
      { accessKeyId: first.accessKeyId, userName: 'owner', description: 'CI' },
      { accessKeyId: second.accessKeyId, userName: 'developer' },
    ])
    expect(items[1]).not.toHaveProperty('description')
    expect(JSON.stringify(items)).not.toMatch(/secret/i)
  }))

test('403 for a consumer and a visitor', () =>
  withWorld(async ({ consumer, visitor }) => {
    for (const context of [consumer, visitor]) {
      await expect(listAccessKeys(context, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('temporary keys are not in the list, neither alive nor ended; they can still be ended at once by their id', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const lasting = await createAccessKey(owner, {})
    const ended = await getSessionToken(owner, { durationSeconds: 900 })
    passTime(900_001)
    const alive = await getSessionToken(owner, { durationSeconds: 900 })
    const { items } = await listAccessKeys(owner, {})
    expect(items.map(({ accessKeyId }) => accessKeyId)).toEqual([lasting.accessKeyId])
    await deleteAccessKey(owner, { accessKeyId: alive.accessKeyId })
    const left = (await db.select().from(accessKeys)).map(({ id }) => id)
    expect(left.sort()).toEqual([ended.accessKeyId, lasting.accessKeyId].sort())
  }))

test('temporary keys do not count for what a member may have of lasting ones', () =>
  withWorld(async ({ owner }) => {
    for (let made = 0; made < 20; made++) await getSessionToken(owner, {})
    await expect(createAccessKey(owner, {})).resolves.toBeDefined()
    expect((await listAccessKeys(owner, {})).items).toHaveLength(1)
  }))
