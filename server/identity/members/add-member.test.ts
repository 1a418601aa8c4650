import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, users } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getSignedInUser } from '../users/get-signed-in-user.ts'
import { signUp } from '../users/sign-up.ts'
import { verifyPassword } from '../users/verify-password.ts'
import { addMember } from './add-member.ts'
import { listMembers } from './list-members.ts'

const newEmail = () => `${randomUUID()}@example.org`

test('200: a new person gets a password that works, told once and logged nowhere', () =>
  withWorld(async ({ owner, visitor, db }) => {
    const email = newEmail()
    const { initialPassword = '', ...added } = await addMember(owner, { email, role: 'developer' })
    expect(initialPassword).toMatch(/^\w{20}$/)
    const session = await verifyPassword(visitor, { email, password: initialPassword })
    expect(await getSignedInUser(visitor, session)).toMatchObject({
      id: added.userId,
      accounts: [{ id: owner.accountId, role: 'developer' }],
    })
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records.map(({ operation }) => operation)).toContain('AddMember')
    expect(JSON.stringify(records)).not.toContain(initialPassword)
  }))

test('200: who is a user already is added as they are, with their own password', () =>
  withWorld(async ({ owner, visitor }) => {
    const email = newEmail()
    const { userId } = await signUp(visitor, { email, name: 'Ada', password: 'correct horse battery' })
    const added = await addMember(owner, { email: email.toUpperCase(), role: 'viewer' })
    expect(added).toEqual({ userId, email, role: 'viewer' })
    const { items } = await listMembers(owner, {})
    expect(items).toContainEqual(expect.objectContaining({ userId, name: 'Ada', role: 'viewer' }))
  }))

test.each([
  [{ email: 'nobody', role: 'viewer' }, 'email'],
  [{ email: 'a@example.org', role: 'king' }, 'role'],
  [{ email: 'a@example.org' }, 'role'],
])('400 at the field: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    await expect(addMember.invoke(owner, input)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
  }),
)

test('403 for a developer and a viewer, and for an admin who would make an owner', () =>
  withWorld(async ({ as, db }) => {
    const email = newEmail()
    for (const context of [as('developer'), as('viewer')]) {
      await expect(addMember(context, { email, role: 'viewer' })).rejects.toMatchObject({
        failure: 'ForbiddenException',
      })
    }
    await expect(addMember(as('admin'), { email, role: 'owner' })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    expect(await db.select().from(users).where(eq(users.email, email))).toEqual([])
    await expect(addMember(as('admin'), { email, role: 'developer' })).resolves.toBeDefined()
  }))

test('409 for who is a member already; a member of another account may join', () =>
  withWorld(async ({ owner, stranger }) => {
    const email = newEmail()
    await addMember(owner, { email, role: 'viewer' })
    await expect(addMember(owner, { email, role: 'admin' })).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { email: 'They are a member already, as viewer' },
    })
    await expect(addMember(stranger, { email, role: 'admin' })).resolves.toMatchObject({ role: 'admin' })
  }))
