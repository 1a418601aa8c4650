import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { updateUser } from './update-user.ts'

test("200 changes the caller's name and nobody else's", () =>
  withWorld(async ({ consumer, owner, db }) => {
    const updated = await updateUser(consumer, { name: ' Grace ' })
    expect(updated.name).toBe('Grace')
    expect(await db.select().from(users).where(eq(users.name, 'Grace'))).toHaveLength(1)
    expect(updated.id).not.toBe(owner.actor.kind === 'user' && owner.actor.userId)
  }))

test.each(['', '  ', 'n'.repeat(129)])('400 for the name %j', (name) =>
  withWorld(async ({ consumer }) => {
    await expect(updateUser(consumer, { name })).rejects.toMatchObject({ fields: { name: expect.any(String) } })
  }),
)

test('403 for a visitor and for the server itself', () =>
  withWorld(async ({ visitor }) => {
    const system = { ...visitor, actor: { kind: 'system' as const } }
    for (const context of [visitor, system]) {
      await expect(updateUser(context, { name: 'X' })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))
