import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, mails, passwordResets, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { readMails, tokenIn } from '../../mail/testing/read-mails.ts'
import { withCommittedWorld } from '../../testing/with-committed-world.ts'
import { withWorld } from '../../testing/with-world.ts'
import { changePassword } from './change-password.ts'
import { getPasswordReset } from './get-password-reset.ts'
import { getSignedInUser } from './get-signed-in-user.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { signUp } from './sign-up.ts'
import { verifyPassword } from './verify-password.ts'

const password = 'correct horse battery'
const newPassword = 'staple my horse instead'
const minute = 60_000

/** An installation that sends mail, and somebody with a password. */
async function forgetful(visitor: Context) {
  const mail = { ...visitor.settings.mail, smtpUrl: 'smtp://mail.example.org' }
  const guest: Context = { ...visitor, settings: { ...visitor.settings, mail }, sourceIp: randomUUID() }
  const email = `${randomUUID()}@example.org`
  const session = await signUp(guest, { email, name: 'Ada', password, locale: 'en' })
  const person: Context = { ...guest, actor: { kind: 'user', userId: session.userId } }
  return { guest, email, session, person }
}

async function linkTo(person: Context): Promise<string> {
  const bodies = (await readMails(person)).filter(({ kind }) => kind === 'resetPassword').map(({ body }) => body)
  return tokenIn(bodies.at(-1) ?? '', '/reset-password/')
}

test('200: the link sets a password, ends all sessions, tells the user, and works once', () =>
  withWorld(async ({ visitor, db }) => {
    const { guest, email, session, person } = await forgetful(visitor)
    await requestPasswordReset(guest, { email: ` ${email.toUpperCase()}` })
    const token = await linkTo(person)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await getPasswordReset(guest, { token })).toEqual({ state: 'usable', email })

    const next = await resetPassword(guest, { token, newPassword })
    expect(await getSignedInUser(guest, session)).toBeUndefined()
    expect(await getSignedInUser(guest, next)).toMatchObject({ email, hasPassword: true })
    await expect(verifyPassword(guest, { email, password: newPassword })).resolves.toBeDefined()
    await expect(verifyPassword(guest, { email, password })).rejects.toMatchObject({ failure: 'UnauthorizedException' })
    const [told] = (await readMails(person)).filter(({ kind }) => kind === 'passwordWasReset')
    expect(told).toMatchObject({ recipient: email, body: expect.stringContaining('/forgot-password') })

    expect(await getPasswordReset(guest, { token })).toEqual({ state: 'used', email: undefined })
    await expect(resetPassword(guest, { token, newPassword: 'yet another long one' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: expect.stringContaining('new password already'),
    })
    const [user] = await db.select().from(users).where(eq(users.email, email))
    expect(user?.emailVerifiedAt).toBeNull()
  }))

test('the link leads back to where one came from; nothing that is kept shows it', () =>
  withWorld(async ({ visitor, db }) => {
    const { guest, email, person } = await forgetful(visitor)
    await requestPasswordReset(guest, { email, returnTo: '/portals/acme/apis?q=a&b' })
    const token = await linkTo(person)
    const [mail] = (await readMails(person)).filter(({ kind }) => kind === 'resetPassword')
    expect(mail?.body).toContain(`${token}?callbackUrl=%2Fportals%2Facme%2Fapis%3Fq%3Da%26b`)
    const kept = [
      await db.select().from(passwordResets),
      await db.select().from(mails),
      await db.select().from(auditRecords),
    ]
    expect(JSON.stringify(kept)).not.toContain(token)
  }))

test('an address that nobody has gets the same answer after the same time, and no mail', () =>
  withWorld(async ({ visitor, db }) => {
    const { guest, email } = await forgetful(visitor)
    const timed = async (address: string) => {
      const begin = performance.now()
      const answer = await requestPasswordReset(guest, { email: address })
      return { answer, ms: performance.now() - begin }
    }
    const before = await db.$count(mails)
    const unknown = await timed(`${randomUUID()}@example.org`)
    expect(await db.$count(mails)).toBe(before)
    const known = await timed(email)
    expect(known.answer).toEqual(unknown.answer)
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(490)
  }))

test.each([
  { what: 'no address', email: 'nobody' },
  { what: 'one that is too long', email: `${'a'.repeat(250)}@example.org` },
])('400 at the field: $what', ({ email }) =>
  withWorld(async ({ visitor }) => {
    const { guest } = await forgetful(visitor)
    await expect(requestPasswordReset(guest, { email })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { email: expect.any(String) },
    })
  }),
)

test('409 where the installation sends no mail, for every address', () =>
  withWorld(async ({ visitor }) => {
    const { email } = await forgetful(visitor)
    for (const address of [email, 'nobody@example.org']) {
      await expect(requestPasswordReset(visitor, { email: address })).rejects.toMatchObject({
        failure: 'ConflictException',
        message: expect.stringContaining('administrator'),
      })
    }
  }))

test('429 after three for one address, known or not, and after twenty from one source', () =>
  withWorld(async ({ visitor }) => {
    const { guest, email } = await forgetful(visitor)
    const ask = (address: string, sourceIp: string) => requestPasswordReset({ ...guest, sourceIp }, { email: address })
    for (const address of [email, `${randomUUID()}@example.org`]) {
      await Promise.all([1, 2, 3].map(() => ask(address, randomUUID())))
      await expect(ask(address, randomUUID())).rejects.toMatchObject({ failure: 'TooManyRequestsException' })
    }
    const source = randomUUID()
    await Promise.all(Array.from({ length: 20 }, () => ask(`${randomUUID()}@example.org`, source)))
    await expect(ask(`${randomUUID()}@example.org`, source)).rejects.toMatchObject({
      failure: 'TooManyRequestsException',
    })
  }))

test('a link that is unknown, too old, or from before another password says so and changes nothing', () =>
  withWorld(async ({ visitor, passTime }) => {
    const { guest, email, person } = await forgetful(visitor)
    expect(await getPasswordReset(guest, { token: 'x'.repeat(43) })).toEqual({ state: 'unknown', email: undefined })
    await expect(resetPassword(guest, { token: 'x'.repeat(43), newPassword })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })

    await requestPasswordReset(guest, { email })
    const old = await linkTo(person)
    passTime(60 * minute)
    expect(await getPasswordReset(guest, { token: old })).toEqual({ state: 'expired', email: undefined })
    await expect(resetPassword(guest, { token: old, newPassword })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: expect.stringContaining('older than an hour'),
    })

    await requestPasswordReset(guest, { email })
    const overtaken = await linkTo(person)
    await changePassword(person, { currentPassword: password, newPassword })
    expect(await getPasswordReset(guest, { token: overtaken })).toMatchObject({ state: 'used' })
    await expect(resetPassword(guest, { token: overtaken, newPassword: 'a third one, longer' })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
    await expect(verifyPassword(guest, { email, password: newPassword })).resolves.toBeDefined()
  }))

test('400 at the field for a password that sign-up would refuse, and the link goes on working', () =>
  withWorld(async ({ visitor }) => {
    const { guest, email, person } = await forgetful(visitor)
    await requestPasswordReset(guest, { email })
    const token = await linkTo(person)
    for (const refused of ['short', email, '123456789012']) {
      await expect(resetPassword(guest, { token, newPassword: refused })).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { newPassword: expect.any(String) },
      })
    }
    await expect(resetPassword(guest, { token, newPassword })).resolves.toBeDefined()
  }))

test('who signed in by OpenID Connect only gets a password that way', () =>
  withWorld(async ({ visitor, db }) => {
    const { guest, email, person, session } = await forgetful(visitor)
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, session.userId))
    await requestPasswordReset(guest, { email })
    await resetPassword(guest, { token: await linkTo(person), newPassword })
    await expect(verifyPassword(guest, { email, password: newPassword })).resolves.toBeDefined()
  }))

test('of two uses at once, and of two links at once, one sets the password', () =>
  withCommittedWorld(async ({ visitor, db }) => {
    const { guest, email, person } = await forgetful(visitor)
    const race = async (tokens: readonly string[]) => {
      const settled = await Promise.allSettled(
        tokens.map((token, index) => resetPassword(guest, { token, newPassword: `${newPassword} ${index}` })),
      )
      const won = settled.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []))
      expect(won).toHaveLength(1)
      for (const result of settled) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ failure: 'ConflictException' })
      }
      await expect(verifyPassword(guest, { email, password: `${newPassword} ${won[0]}` })).resolves.toBeDefined()
    }
    await requestPasswordReset(guest, { email })
    const once = await linkTo(person)
    await race([once, once, once])

    await requestPasswordReset(guest, { email })
    const first = await linkTo(person)
    await requestPasswordReset(guest, { email })
    const tokens = (await readMails(person)).flatMap(({ kind, body }) =>
      kind === 'resetPassword' ? [tokenIn(body, '/reset-password/')] : [],
    )
    const second = tokens.find((token) => token !== first && token !== once) ?? ''
    await race([first, second])
    await db.delete(mails).where(eq(mails.recipient, email))
    await db.delete(users).where(eq(users.email, email))
    // Of no account: neither of those whose records are taken away with the world.
    await db.delete(auditRecords).where(eq(auditRecords.accountId, ''))
  }))

test('links that nobody used are forgotten after a week', () =>
  withWorld(async ({ visitor, db, passTime }) => {
    const { guest, email, person } = await forgetful(visitor)
    await requestPasswordReset(guest, { email })
    const token = await linkTo(person)
    passTime(8 * 24 * 60 * minute)
    await requestPasswordReset(guest, { email })
    expect(await getPasswordReset(guest, { token })).toMatchObject({ state: 'unknown' })
    expect(await db.$count(passwordResets)).toBe(1)
  }))
