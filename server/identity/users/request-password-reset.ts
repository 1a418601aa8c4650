import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { passwordResets, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { command, query } from '../../operation.ts'
import { countAttempt } from './attempt-limits.ts'
import { credentialMark } from './credential-mark.ts'
import { emailAddress } from './email-address.ts'
import { hashResetToken, resetMs } from './password-reset.ts'

/** Longer than looking somebody up and writing a mail takes, so that the time of the answer tells nothing. */
const answerMs = 500

/** How long a link that works no longer can still say why. */
const rememberedMs = 7 * 86_400_000

/**
 * Mails a link that sets a new password, to whoever has the address. The answer is the same, after the same time, where
 * nobody has (OWASP, Forgot Password Cheat Sheet); requests are limited by address and by source. Refused where the
 * installation sends no mail (`ConflictException`), whatever the address.
 * @param input.returnTo a path of ours, where the link leads once the password is set.
 */
export const requestPasswordReset = query({
  name: 'RequestPasswordReset',
  permission: 'public',
  input: z.object({
    email: emailAddress,
    returnTo: z.string().max(1000).default(''),
    /** The language of the page, for whom no other is known. */
    locale: z.string().max(35).optional(),
  }),
  async run(context, { email, returnTo, locale }) {
    if (!context.settings.mail.smtpUrl) {
      throw new ServiceError('ConflictException', 'This installation sends no mail. Ask its administrator for help')
    }
    await countAttempt('resetSource', context.sourceIp)
    await countAttempt('resetEmail', email)
    await Promise.all([sendLink(context, { email, returnTo, locale }), sleep(answerMs)])
    return { validMs: resetMs }
  },
})

interface Asked {
  readonly email: string
  readonly returnTo: string
  readonly locale: string | undefined
}

async function sendLink(context: Context, { email, returnTo, locale }: Asked): Promise<void> {
  const [user] = await context.db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (user) await enqueuePasswordReset(context, { userId: user.id, returnTo, locale })
}

/** The mail behind `requestPasswordReset`. No door leads here. */
const enqueuePasswordReset = command({
  name: 'RequestPasswordReset',
  permission: 'public',
  input: z.object({ userId: z.string(), returnTo: z.string(), locale: z.string().optional() }),
  async run(context, { userId, returnTo, locale }) {
    const { db, now, settings } = context
    const [user] = await db.select().from(users).where(eq(users.id, userId))
    if (!user) throw new ServiceError('NotFoundException', 'There is no such user')
    const token = randomBytes(32).toString('base64url')
    const createdAt = now()
    await db.delete(passwordResets).where(lt(passwordResets.expiresAt, new Date(createdAt.getTime() - rememberedMs)))
    await db.insert(passwordResets).values({
      tokenHash: hashResetToken(token),
      userId,
      credentialMark: credentialMark(user.passwordHash),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + resetMs),
    })
    const search = returnTo ? `?${new URLSearchParams({ callbackUrl: returnTo })}` : ''
    await enqueueMail(context, {
      kind: 'resetPassword',
      to: { ...user, locale: user.locale ?? locale ?? null },
      accountId: '',
      values: { resetUrl: `${settings.publicUrl}/reset-password/${token}${search}` },
    })
    return { userId }
  },
  audit: ({ userId }) => ({ resource: `/users/${userId}` }),
})
