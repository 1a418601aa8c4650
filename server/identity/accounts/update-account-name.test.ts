import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { updateAccountName } from './update-account-name.ts'

test('200 renames this account only', () =>
  withWorld(async ({ owner, stranger, db }) => {
    await updateAccountName(owner, { name: 'Museum' })
    expect(await db.select().from(accounts).where(eq(accounts.name, 'Museum'))).toMatchObject([{ id: owner.accountId }])
    expect(owner.accountId).not.toBe(stranger.accountId)
  }))

test('400 for an empty name', () =>
  withWorld(async ({ owner }) => {
    await expect(updateAccountName(owner, { name: ' ' })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    })
  }))

test('403 for a developer, a viewer, a consumer and a visitor', () =>
  withWorld(async ({ as, consumer, visitor }) => {
    for (const context of [as('developer'), as('viewer'), consumer, visitor]) {
      await expect(updateAccountName(context, { name: 'X' })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('404 when the account is gone', () =>
  withWorld(async ({ owner, db }) => {
    await db.delete(accounts).where(eq(accounts.id, owner.accountId))
    await expect(updateAccountName(owner, { name: 'X' })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
