import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { countAttempt } from './attempt-limits.ts'
import { changePassword } from './change-password.ts'
import { credentialMark } from './credential-mark.ts'
import { getSignedInUser } from './get-signed-in-user.ts'
import { signUp } from './sign-up.ts'
import { verifyPassword } from './verify-password.ts'

const password = 'correct horse battery'
const newPassword = 'staple my horse instead'

async function signedUp(visitor: Context) {
  const email = `${randomUUID()}@example.org`
  const session = await signUp(visitor, { email, name: 'Ada', password })
  const context: Context = { ...visitor, actor: { kind: 'user', userId: session.userId } }
  return { email, session, context }
}

test('200: the new password works, the old one does not, and sessions from before have ended', () =>
  withWorld(async ({ visitor }) => {
    const { email, session, context } = await signedUp(visitor)
    expect(await getSignedInUser(visitor, session)).toBeDefined()
    const next = await changePassword(context, { currentPassword: password, newPassword })
    expect(await getSignedInUser(visitor, session)).toBeUndefined()
    expect(await getSignedInUser(visitor, next)).toMatchObject({ email })
    await expect(verifyPassword(visitor, { email, password: newPassword })).resolves.toBeDefined()
    await expect(verifyPassword(visitor, { email, password })).rejects.toMatchObject({
      failure: 'UnauthorizedException',
    })
  }))

test.each([
  [{ currentPassword: 'wrong', newPassword }, 'currentPassword'],
  [{ newPassword }, 'currentPassword'],
  [{ currentPassword: password, newPassword: password }, 'newPassword'],
  [{ currentPassword: password, newPassword: 'short' }, 'newPassword'],
])('400 at the field, and nothing changes: %j', (input, field) =>
  withWorld(async ({ visitor }) => {
    const { session, context } = await signedUp(visitor)
    await expect(changePassword(context, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    expect(await getSignedInUser(visitor, session)).toBeDefined()
  }),
)

test('429: a stolen session cannot try passwords for ever', () =>
  withWorld(async ({ visitor }) => {
    const { email, context } = await signedUp(visitor)
    await changePassword(context, { currentPassword: 'wrong', newPassword }).catch(() => undefined)
    for (let attempt = 1; attempt < 10; attempt++) await countAttempt('email', email)
    await expect(changePassword(context, { currentPassword: password, newPassword })).rejects.toMatchObject({
      failure: 'TooManyRequestsException',
    })
  }))

test('a user without password sets one without naming one', () =>
  withWorld(async ({ visitor, db }) => {
    const { email, session, context } = await signedUp(visitor)
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, session.userId))
    expect(await getSignedInUser(visitor, { ...session, credentialMark: credentialMark(null) })).toMatchObject({
      hasPassword: false,
    })
    await changePassword(context, { newPassword })
    await expect(verifyPassword(visitor, { email, password: newPassword })).resolves.toBeDefined()
  }))

test('403 for a visitor', () =>
  withWorld(async ({ visitor }) => {
    await expect(changePassword(visitor, { newPassword })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
