import { eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  accessKeys,
  accounts,
  apiKeys,
  appInvitations,
  apps,
  auditRecords,
  firstCalls,
  groupMembers,
  mails,
  members,
  portalMembers,
  users,
} from '#db/schema.ts'
import type { CommandContext, Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command, query } from '../../operation.ts'
import { takeOutMember } from '../../portals/apps/app-member.ts'
import { countAttempt, forgiveAttempt } from './attempt-limits.ts'
import { planUserDeletion } from './describe-user-deletion.ts'
import { isPasswordOf } from './hash-password.ts'
import { ownUser } from './own-user.ts'
import { provenAddress } from './proven-address.ts'

/** Who has no password has signed in that shortly before. */
const freshMinutes = 10

/**
 * Deletes the caller: their apps without another owner, with keys that stop at once, their memberships, requests and
 * mails. The audit log keeps the id of who did what, and neither address nor name. Asked for with the password, or right
 * after signing in by who has none. A `query` around the command, so that no transaction waits for the hash.
 */
export const deleteUser = query({
  name: 'DeleteUser',
  permission: 'signed-in',
  input: z.object({ password: z.string().optional() }),
  async run(context, { password = '' }) {
    await requireProof(context, password)
    // The record of this very command is written last, and keeps no address of a machine either.
    return await removeUser({ ...context, sourceIp: '' }, {})
  },
})

async function requireProof(context: Context, password: string): Promise<void> {
  const user = await ownUser(context)
  if (user.passwordHash === null) {
    const signedInAt = user.lastSignedInAt?.getTime() ?? 0
    if (context.now().getTime() - signedInAt <= freshMinutes * 60_000) return
    throw new ServiceError(
      'ForbiddenException',
      `Sign out and in again, then delete within ${freshMinutes} minutes: that shows that it is you`,
    )
  }
  await countAttempt('email', user.email)
  if (!(await isPasswordOf(password, user.passwordHash))) {
    const message = 'This is not your password'
    throw new ServiceError('BadRequestException', message, { fields: { password: message } })
  }
  await forgiveAttempt('email', user.email)
}

const removeUser = command({
  name: 'DeleteUser',
  permission: 'signed-in',
  input: z.object({}),
  async run(context) {
    const { db } = context
    const user = await ownUser(context)
    await lockAccounts(context, user.id)
    const { blockedBy, deleted, left } = await planUserDeletion(context, user.id)
    if (blockedBy.length > 0) {
      const names = blockedBy.map(({ name }) => name).join(', ')
      throw new ServiceError('ConflictException', `You are the last owner of ${names}. Make another member owner first`)
    }
    for (const { appId } of left) await takeOutMember(context, appId, user.id)
    await deleteApps(
      context,
      deleted.map(({ appId }) => appId),
    )
    await endAccessKeys(context, user.id)
    await forget(context, user)
    await db.delete(users).where(eq(users.id, user.id))
    return { userId: user.id }
  },
  audit: ({ userId }) => ({ resource: `/users/${userId}` }),
})

/** Two last owners who go at the same moment wait for each other. */
async function lockAccounts({ db }: CommandContext, userId: string): Promise<void> {
  const mine = db.select({ id: members.accountId }).from(members).where(eq(members.userId, userId))
  await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, mine))
    .orderBy(accounts.id)
    .for('update')
}

async function deleteApps({ db, changed }: CommandContext, appIds: string[]): Promise<void> {
  if (appIds.length === 0) return
  const keys = await db.select({ id: apiKeys.id }).from(apiKeys).where(inArray(apiKeys.appId, appIds))
  await db.delete(apps).where(inArray(apps.id, appIds))
  for (const { id } of keys) changed({ kind: 'api-key', apiKeyId: id })
}

async function endAccessKeys({ db, changed }: CommandContext, userId: string): Promise<void> {
  const gone = await db.delete(accessKeys).where(eq(accessKeys.userId, userId)).returning({ id: accessKeys.id })
  for (const { id } of gone) changed({ kind: 'access-key', accessKeyId: id })
}

/** What names the person by address, and what does not go with their row. */
async function forget({ db }: CommandContext, user: typeof users.$inferSelect): Promise<void> {
  const { id, email } = user
  await db.delete(mails).where(or(eq(mails.userId, id), provenAddress(user, mails.recipient)))
  await db.delete(appInvitations).where(provenAddress(user, appInvitations.email))
  await db.delete(groupMembers).where(provenAddress(user, groupMembers.email))
  await db.delete(portalMembers).where(or(eq(portalMembers.userId, id), provenAddress(user, portalMembers.email)))
  await db.update(firstCalls).set({ userId: null }).where(eq(firstCalls.userId, id))
  await db
    .update(auditRecords)
    .set({ sourceIp: '' })
    .where(eq(auditRecords.actor, `user:${id}`))
  await db
    .update(auditRecords)
    .set({ detail: null })
    .where(eq(auditRecords.resource, `/users/${id}`))
  const quoted = JSON.stringify(email)
  await db
    .update(auditRecords)
    .set({ detail: sql`replace(${auditRecords.detail}::text, ${quoted}, '""')::jsonb` })
    .where(sql`position(${quoted} in ${auditRecords.detail}::text) > 0`)
}
