import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { countAttempt } from './attempt-limits.ts'
import { getSignedInUser } from './get-signed-in-user.ts'
import { signUp } from './sign-up.ts'
import { verifyPassword } from './verify-password.ts'

const password = 'correct horse battery'

async function newUser(visitor: Context) {
  const email = `${randomUUID()}@example.org`
  return { email, ...(await signUp(visitor, { email, name: 'Ada', password })) }
}

test('200: who it is, and when they were last here', () =>
  withWorld(async ({ visitor, db }) => {
    const { email, userId } = await newUser(visitor)
    const session = await verifyPassword(visitor, { email: email.toUpperCase(), password })
    expect(session.userId).toBe(userId)
    expect(await getSignedInUser(visitor, session)).toMatchObject({ id: userId, hasPassword: true, accounts: [] })
    expect(await db.select().from(users).where(eq(users.id, userId))).toMatchObject([{ lastSignedInAt: visitor.now() }])
    const records = await db
      .select()
      .from(auditRecords)
      .where(eq(auditRecords.actor, `user:${userId}`))
    expect(records).toHaveLength(2)
    expect(records).toMatchObject([{ operation: 'SignIn' }, { operation: 'SignIn', detail: { by: 'password' } }])
  }))

test('401 in the same words for a wrong password, an unknown address and a user without password', () =>
  withWorld(async ({ visitor, db }) => {
    const { email, userId } = await newUser(visitor)
    const refusal = { failure: 'UnauthorizedException', message: 'The e-mail address or the password is wrong.' }
    await expect(verifyPassword(visitor, { email, password: 'wrong' })).rejects.toMatchObject(refusal)
    const unknown = { email: `${randomUUID()}@example.org`, password }
    await expect(verifyPassword(visitor, unknown)).rejects.toMatchObject(refusal)
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, userId))
    await expect(verifyPassword(visitor, { email, password: '' })).rejects.toMatchObject(refusal)
  }))

test('429 after ten attempts at one address, even with the right password and from elsewhere', () =>
  withWorld(async ({ visitor }) => {
    const { email } = await newUser(visitor)
    await verifyPassword(visitor, { email, password: 'wrong' }).catch(() => undefined)
    for (let attempt = 1; attempt < 10; attempt++) await countAttempt('email', email)
    const elsewhere = { ...visitor, sourceIp: randomUUID() }
    await expect(verifyPassword(elsewhere, { email, password })).rejects.toMatchObject({
      failure: 'TooManyRequestsException',
      retryAfterSeconds: expect.any(Number),
      message: expect.stringMatching(/^Too many attempts. Try again in \d+ minutes.$/),
    })
  }))

test('429 after sixty attempts from one source, whatever the address', () =>
  withWorld(async ({ visitor }) => {
    const source = { ...visitor, sourceIp: randomUUID() }
    const attempt = () => verifyPassword(source, { email: `${randomUUID()}@example.org`, password })
    await expect(attempt()).rejects.toMatchObject({ failure: 'UnauthorizedException' })
    for (let attempts = 1; attempts < 60; attempts++) await countAttempt('sourceIp', source.sourceIp)
    await expect(attempt()).rejects.toMatchObject({ failure: 'TooManyRequestsException' })
  }))

test('signing in well takes back what was counted', () =>
  withWorld(async ({ visitor }) => {
    const { email } = await newUser(visitor)
    const source = { ...visitor, sourceIp: randomUUID() }
    for (let attempt = 0; attempt < 9; attempt++) await countAttempt('email', email)
    for (let attempt = 0; attempt < 59; attempt++) await countAttempt('sourceIp', source.sourceIp)
    await verifyPassword(source, { email, password })
    await expect(verifyPassword(source, { email, password })).resolves.toBeDefined()
  }))
