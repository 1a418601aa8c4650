import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { getSignedInUser } from './get-signed-in-user.ts'
import { signInWithIdentity } from './sign-in-with-identity.ts'
import { signUp } from './sign-up.ts'
import { verifyPassword } from './verify-password.ts'

const issuer = 'https://login.example.org'
const password = 'correct horse battery'

function identity(changes: Partial<Parameters<typeof signInWithIdentity>[1]> = {}) {
  const subject = randomUUID()
  return { issuer, subject, email: `${subject}@example.org`, emailVerified: true, name: 'Ada', ...changes }
}

test('200: a newcomer becomes a user, and the next time the same one', () =>
  withWorld(async ({ visitor }) => {
    const ada = identity({ emailVerified: false })
    const first = await signInWithIdentity(visitor, ada)
    expect(await getSignedInUser(visitor, first)).toMatchObject({ name: 'Ada', hasPassword: false })
    const moved = { ...ada, email: 'ada@elsewhere.example' }
    expect((await signInWithIdentity(visitor, moved)).userId).toBe(first.userId)
  }))

test('the same subject of another issuer is another person', () =>
  withWorld(async ({ visitor }) => {
    const ada = identity()
    const first = await signInWithIdentity(visitor, ada)
    const other = { ...ada, issuer: 'https://evil.example.org', email: 'other@example.org' }
    expect((await signInWithIdentity(visitor, other)).userId).not.toBe(first.userId)
  }))

test('200: a verified address finds its user, whose unproved password and sessions end', () =>
  withWorld(async ({ visitor }) => {
    const ada = identity()
    const session = await signUp(visitor, { email: ada.email, name: 'Ada', password })
    expect((await signInWithIdentity(visitor, ada)).userId).toBe(session.userId)
    expect(await getSignedInUser(visitor, session)).toBeUndefined()
    await expect(verifyPassword(visitor, { email: ada.email, password })).rejects.toMatchObject({
      failure: 'UnauthorizedException',
    })
  }))

test('401: an address that the issuer does not vouch for takes over nobody', () =>
  withWorld(async ({ visitor }) => {
    const eve = identity({ emailVerified: false })
    const session = await signUp(visitor, { email: eve.email, name: 'Ada', password })
    await expect(signInWithIdentity(visitor, eve)).rejects.toMatchObject({ failure: 'UnauthorizedException' })
    expect(await getSignedInUser(visitor, session)).toBeDefined()
  }))

test.each([{ issuer: 'no url' }, { subject: '' }, { email: 'nobody' }])('400 for %j', (wrong) =>
  withWorld(async ({ visitor }) => {
    await expect(signInWithIdentity(visitor, identity(wrong))).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)
