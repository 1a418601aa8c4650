import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createAccount } from '../accounts/create-account.ts'
import { credentialMark } from './credential-mark.ts'
import { getSignedInUser } from './get-signed-in-user.ts'

const sessionOf = ({ actor }: Context) => ({
  userId: actor.kind === 'user' ? actor.userId : '',
  credentialMark: credentialMark(null),
})

test('a member with their accounts and roles, the oldest membership first', () =>
  withWorld(async ({ as, visitor, passTime }) => {
    passTime(1000)
    const own = await createAccount(as('viewer'), { name: 'My own' })
    expect(await getSignedInUser(visitor, sessionOf(as('viewer')))).toMatchObject({
      name: 'viewer',
      accounts: [
        { id: as('viewer').accountId, role: 'viewer' },
        { id: own.id, name: 'My own', role: 'owner' },
      ],
    })
  }))

test('a consumer has no accounts', () =>
  withWorld(async ({ consumer, visitor }) => {
    expect(await getSignedInUser(visitor, sessionOf(consumer))).toMatchObject({ name: 'consumer', accounts: [] })
  }))

test('a member who was removed is a consumer at once', () =>
  withWorld(async ({ as, visitor, db }) => {
    const session = sessionOf(as('developer'))
    await db.delete(members).where(eq(members.userId, session.userId))
    expect(await getSignedInUser(visitor, session)).toMatchObject({ accounts: [] })
  }))

test('nobody for a session of another password, of a user who is gone, or of nobody', () =>
  withWorld(async ({ owner, visitor, db }) => {
    const session = sessionOf(owner)
    expect(await getSignedInUser(visitor, { ...session, credentialMark: credentialMark('old') })).toBeUndefined()
    expect(await getSignedInUser(visitor, { ...session, userId: 'nobody' })).toBeUndefined()
    await db.delete(users).where(eq(users.id, session.userId))
    expect(await getSignedInUser(visitor, session)).toBeUndefined()
  }))
