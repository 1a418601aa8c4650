import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { userIdentities, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { createUser } from './create-user.ts'
import { credentialMark } from './credential-mark.ts'
import { displayName, emailAddress } from './email-address.ts'
import { recordSignIn } from './record-sign-in.ts'

const identity = z.object({
  issuer: z.url(),
  subject: z.string().min(1).max(255),
  email: emailAddress,
  emailVerified: z.boolean(),
  name: displayName,
})

/**
 * Signs in who an OpenID Connect issuer says it is (OpenID Connect Core 1.0, 5.7: `iss` and `sub` name the user, nothing
 * else does). The first time, an existing user with the same e-mail address is taken only on the issuer's word that the
 * address is theirs; then the password goes, because whoever chose it never proved that.
 */
export const signInWithIdentity = command({
  name: 'SignInWithIdentity',
  permission: 'public',
  input: identity,
  async run(context, input) {
    const user = (await knownUser(context, input)) ?? (await newcomer(context, input))
    if (input.emailVerified) await proveAddress(context, user.id, input.email)
    const signedIn = { ...context, actor: { kind: 'user' as const, userId: user.id } }
    await recordSignIn(signedIn, { userId: user.id, by: 'openid-connect' })
    return { userId: user.id, credentialMark: credentialMark(user.passwordHash) }
  },
  audit: ({ userId }, { issuer }) => ({ resource: `/users/${userId}`, detail: { issuer } }),
})

type Identity = z.output<typeof identity>
type User = Pick<typeof users.$inferSelect, 'id' | 'passwordHash'>

async function knownUser({ db }: Context, { issuer, subject }: Identity): Promise<User | undefined> {
  const [known] = await db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(userIdentities)
    .innerJoin(users, eq(users.id, userIdentities.userId))
    .where(and(eq(userIdentities.issuer, issuer), eq(userIdentities.subject, subject)))
  return known
}

async function newcomer(context: Context, { issuer, subject, email, emailVerified, name }: Identity): Promise<User> {
  const { db } = context
  const [namesake] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (namesake && !emailVerified) {
    throw new ServiceError(
      'UnauthorizedException',
      'There is a user with this e-mail address already, and the identity provider does not vouch for the address.',
    )
  }
  const { id } = namesake ?? (await createUser(context, { email, name, passwordHash: null }))
  if (namesake) await db.update(users).set({ passwordHash: null }).where(eq(users.id, id))
  await db.insert(userIdentities).values({ issuer, subject, userId: id })
  return { id, passwordHash: null }
}

/** The issuer vouches for an address; it counts for a user who is known here by the same one. */
async function proveAddress({ db, now }: Context, userId: string, email: string): Promise<void> {
  await db
    .update(users)
    .set({ emailVerifiedAt: now() })
    .where(and(eq(users.id, userId), eq(users.email, email), isNull(users.emailVerifiedAt)))
}
