import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accessKeys, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccessKey } from '../access-keys/create-access-key.ts'
import { listMembers } from './list-members.ts'
import { removeMember } from './remove-member.ts'
import { updateMember } from './update-member.ts'

const idOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.userId : '')

test('200: the member and their access keys are gone, the user and the keys of others remain', () =>
  withWorld(async ({ owner, as, db }) => {
    await createAccessKey(as('developer'), {})
    const kept = await createAccessKey(owner, {})
    const userId = idOf(as('developer'))
    await removeMember(as('admin'), { userId })
    expect((await listMembers(owner, {})).items.map((member) => member.userId)).not.toContain(userId)
    const keys = await db.select().from(accessKeys).where(eq(accessKeys.accountId, owner.accountId))
    expect(keys.map(({ id }) => id)).toEqual([kept.accessKeyId])
    expect(await db.select().from(users).where(eq(users.id, userId))).toHaveLength(1)
  }))

test('403 for who is no admin, and for an admin who would remove an owner', () =>
  withWorld(async ({ owner, as }) => {
    for (const [context, userId] of [
      [as('developer'), idOf(as('viewer'))],
      [as('viewer'), idOf(as('viewer'))],
      [as('admin'), idOf(owner)],
    ] as const) {
      await expect(removeMember(context, { userId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    expect((await listMembers(owner, {})).items).toHaveLength(4)
  }))

test('404 for a member of another account', () =>
  withWorld(async ({ owner, stranger }) => {
    await expect(removeMember(owner, { userId: idOf(stranger) })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect((await listMembers(stranger, {})).items).toHaveLength(1)
  }))

test('409 for the last owner, and not for one of two', () =>
  withWorld(async ({ owner, as }) => {
    const leave = () => removeMember(owner, { userId: idOf(owner) })
    await expect(leave()).rejects.toMatchObject({ failure: 'ConflictException' })
    await updateMember(owner, { userId: idOf(as('admin')), role: 'owner' })
    await expect(leave()).resolves.toEqual({ userId: idOf(owner) })
  }))
