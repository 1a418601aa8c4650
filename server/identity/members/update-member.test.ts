import { expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { listMembers } from './list-members.ts'
import { updateMember } from './update-member.ts'

const idOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.userId : '')

test('200 changes the role of this member only', () =>
  withWorld(async ({ owner, as }) => {
    const before = (await listMembers(owner, {})).items
    const userId = idOf(as('developer'))
    expect(await updateMember(owner, { userId, role: 'viewer' })).toEqual({ userId, role: 'viewer' })
    const { items } = await listMembers(owner, {})
    expect(items).toEqual(before.map((member) => (member.userId === userId ? { ...member, role: 'viewer' } : member)))
  }))

test('400 for a role that does not exist', () =>
  withWorld(async ({ owner, as }) => {
    await expect(updateMember.invoke(owner, { userId: idOf(as('viewer')), role: 'king' })).rejects.toMatchObject({
      fields: { role: expect.any(String) },
    })
  }))

test('403 for who is no admin, and for an admin who would make or unmake an owner', () =>
  withWorld(async ({ owner, as }) => {
    for (const [context, userId, role] of [
      [as('developer'), idOf(as('viewer')), 'admin'],
      [as('viewer'), idOf(as('viewer')), 'admin'],
      [as('admin'), idOf(as('admin')), 'owner'],
      [as('admin'), idOf(owner), 'viewer'],
    ] as const) {
      await expect(updateMember(context, { userId, role })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('404 for a member of another account and for nobody', () =>
  withWorld(async ({ owner, stranger }) => {
    for (const userId of [idOf(stranger), 'nobody']) {
      await expect(updateMember(owner, { userId, role: 'viewer' })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
    }
  }))

test('409 for the last owner; with a second one the first may step down', () =>
  withWorld(async ({ owner, as }) => {
    const stepDown = () => updateMember(owner, { userId: idOf(owner), role: 'admin' })
    await expect(stepDown()).rejects.toMatchObject({ failure: 'ConflictException' })
    await updateMember(owner, { userId: idOf(as('admin')), role: 'owner' })
    await expect(stepDown()).resolves.toMatchObject({ role: 'admin' })
  }))
