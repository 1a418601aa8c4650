import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import {
  accessKeys,
  accessRequests,
  accounts,
  apiKeys,
  appInvitations,
  appMembers,
  apps,
  auditRecords,
  firstCalls,
  groupMembers,
  groups,
  mails,
  members,
  portalMembers,
  portals,
  products,
  subscriptions,
  termsAgreements,
  usage,
  usagePlans,
  userIdentities,
  type users,
} from '#db/schema.ts'
import { actorName, type Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { ownUser } from './own-user.ts'
import { provenAddress } from './proven-address.ts'

/**
 * Everything that the database has about the caller, for them to take along (GDPR, articles 15 and 20). Without secrets:
 * a password's hash and the values of keys say nothing about a person.
 */
export const exportUserData = query({
  name: 'ExportUserData',
  permission: 'signed-in',
  input: z.object({}),
  async run(context) {
    const { passwordHash, ...user } = await ownUser(context)
    return {
      exportedAt: context.now(),
      user: { ...user, hasPassword: passwordHash !== null },
      ...(await identityOf(context, user.id)),
      apps: await appsOf(context, user.id),
      accessRequests: await requestsOf(context, user.id),
      ...(await askedOf(context, user)),
      ...(await toldOf(context, user)),
    }
  },
})

async function identityOf({ db }: Context, userId: string) {
  return {
    identities: await db
      .select({ issuer: userIdentities.issuer, subject: userIdentities.subject })
      .from(userIdentities)
      .where(eq(userIdentities.userId, userId)),
    accounts: await db
      .select({ accountId: accounts.id, name: accounts.name, role: members.role, since: members.createdAt })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(eq(members.userId, userId)),
    accessKeys: await db
      .select({
        accessKeyId: accessKeys.id,
        accountId: accessKeys.accountId,
        description: accessKeys.description,
        createdAt: accessKeys.createdAt,
        lastUsedAt: accessKeys.lastUsedAt,
      })
      .from(accessKeys)
      .where(eq(accessKeys.userId, userId)),
  }
}

async function appsOf({ db }: Context, userId: string) {
  const rows = await db
    .select({ app: apps, role: appMembers.role, since: appMembers.createdAt, provider: accounts.name })
    .from(appMembers)
    .innerJoin(apps, eq(apps.id, appMembers.appId))
    .innerJoin(accounts, eq(accounts.id, apps.accountId))
    .where(eq(appMembers.userId, userId))
    .orderBy(asc(apps.createdAt), asc(apps.id))
  const exported = []
  for (const { app, role, since, provider } of rows) {
    const keys = await db
      .select({
        apiKeyId: apiKeys.id,
        name: apiKeys.name,
        createdDate: apiKeys.createdDate,
        rotatedAt: apiKeys.rotatedAt,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .where(eq(apiKeys.appId, app.id))
    const keyIds = keys.map(({ apiKeyId }) => apiKeyId)
    exported.push({
      appId: app.id,
      name: app.name,
      provider,
      createdAt: app.createdAt,
      made: app.userId === userId,
      role,
      since,
      keys,
      subscriptions: await db
        .select({ product: products.name, plan: usagePlans.name, since: subscriptions.createdAt })
        .from(subscriptions)
        .innerJoin(products, eq(products.id, subscriptions.productId))
        .innerJoin(usagePlans, eq(usagePlans.id, subscriptions.usagePlanId))
        .where(eq(subscriptions.appId, app.id)),
      usage: keyIds.length === 0 ? [] : await usageOf(db, keyIds),
    })
  }
  return exported
}

async function usageOf(db: Context['db'], apiKeyIds: string[]) {
  return await db
    .select({
      apiKeyId: usage.apiKeyId,
      restApiId: usage.restApiId,
      stageName: usage.stageName,
      hour: usage.hour,
      admitted: usage.admitted,
      throttled: usage.throttled,
      quotaExceeded: usage.quotaExceeded,
      refused: usage.refused,
    })
    .from(usage)
    .where(inArray(usage.apiKeyId, apiKeyIds))
    .orderBy(asc(usage.hour))
}

/** As their maker sees them: the provider speaks with one voice, and its rules are its own matter. */
async function requestsOf({ db }: Context, userId: string) {
  const rows = await db.select().from(accessRequests).where(eq(accessRequests.userId, userId))
  return rows.map(({ decidedBy: _, decidedByRuleId: __, decidedByRule: ___, messages, ...request }) => ({
    ...request,
    messages: messages.map(({ from, text, at }) => ({ from, text, at })),
  }))
}

type User = Pick<typeof users.$inferSelect, 'id' | 'email' | 'emailVerifiedAt'>

async function askedOf({ db }: Context, user: User) {
  const { id } = user
  return {
    termsAgreements: await db.select().from(termsAgreements).where(eq(termsAgreements.userId, id)),
    appInvitations: await db
      .select({
        appId: appInvitations.appId,
        role: appInvitations.role,
        createdAt: appInvitations.createdAt,
        expiresAt: appInvitations.expiresAt,
      })
      .from(appInvitations)
      .where(provenAddress(user, appInvitations.email)),
    groups: await db
      .select({ group: groups.name, accountId: groups.accountId, since: groupMembers.createdAt })
      .from(groupMembers)
      .innerJoin(groups, eq(groups.id, groupMembers.groupId))
      .where(provenAddress(user, groupMembers.email)),
    portals: await db
      .select({ portal: portals.name, since: portalMembers.createdAt })
      .from(portalMembers)
      .innerJoin(portals, eq(portals.id, portalMembers.portalId))
      .where(or(eq(portalMembers.userId, id), provenAddress(user, portalMembers.email))),
    firstCalls: await db.select().from(firstCalls).where(eq(firstCalls.userId, id)),
  }
}

async function toldOf({ db, actor }: Context, user: User) {
  return {
    mails: await db
      .select({ subject: mails.subject, kind: mails.kind, createdAt: mails.createdAt, sentAt: mails.sentAt })
      .from(mails)
      .where(or(eq(mails.userId, user.id), provenAddress(user, mails.recipient))),
    auditRecords: await db
      .select({
        at: auditRecords.at,
        operation: auditRecords.operation,
        resource: auditRecords.resource,
        detail: auditRecords.detail,
        sourceIp: auditRecords.sourceIp,
      })
      .from(auditRecords)
      .where(and(eq(auditRecords.actor, actorName(actor))))
      .orderBy(asc(auditRecords.at)),
  }
}
