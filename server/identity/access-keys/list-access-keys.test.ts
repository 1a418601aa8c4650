import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from './create-access-key.ts'
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
