import { and, eq, gt, gte, inArray, isNotNull } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import { accounts, apiKeys, appMembers, apps, quotaLeases, usagePlans, users } from '#db/schema.ts'
import { quotaUse, readQuotaRecords } from '../traffic/usage/quota-use.ts'
import { enqueueMail, type MailContext } from './enqueue-mail.ts'

/** The part of a quota from which on the app's owners are warned. */
const warningShare = 0.8
const keysAtOnce = 500

/**
 * Tells the owners of apps whose key has used 80 or all of 100 % of a quota: from the counters that enforce it, once in
 * each of its periods and for each of the two, and at 100 % not also about 80.
 */
export async function notifyQuotaUse(context: MailContext): Promise<void> {
  const plans = await context.db.select().from(usagePlans).where(isNotNull(usagePlans.quota))
  for (const plan of plans) {
    if (plan.quota) await notifyOfPlan(context, { ...plan, quota: plan.quota })
  }
}

type QuotaPlan = typeof usagePlans.$inferSelect & {
  quota: NonNullable<(typeof usagePlans.$inferSelect)['quota']>
}

async function notifyOfPlan(context: MailContext, plan: QuotaPlan): Promise<void> {
  const { db, now } = context
  const { start, end } = quotaPeriod(plan.quota.period, now().getTime())
  const used = await db
    .selectDistinct({ apiKeyId: quotaLeases.apiKeyId, app: apps })
    .from(quotaLeases)
    .innerJoin(apiKeys, eq(apiKeys.id, quotaLeases.apiKeyId))
    .innerJoin(apps, eq(apps.id, apiKeys.appId))
    .where(
      and(eq(quotaLeases.usagePlanId, plan.id), gte(quotaLeases.periodStart, new Date(start)), gt(quotaLeases.used, 0)),
    )
  for (let from = 0; from < used.length; from += keysAtOnce) {
    const some = used.slice(from, from + keysAtOnce)
    const keyIds = some.map(({ apiKeyId }) => apiKeyId)
    const records = await readQuotaRecords(db, plan.id, keyIds, start)
    for (const { apiKeyId, app } of some) {
      const use = quotaUse(plan.quota, records.get(apiKeyId), start)
      if (use.limit > 0 && use.used >= use.limit * warningShare) {
        await tellOwners(context, { plan, apiKeyId, app, use, start, end })
      }
    }
  }
}

interface Reached {
  readonly plan: QuotaPlan
  readonly apiKeyId: string
  readonly app: typeof apps.$inferSelect
  readonly use: { readonly used: number; readonly limit: number }
  readonly start: number
  readonly end: number
}

async function tellOwners(context: MailContext, { plan, apiKeyId, app, use, start, end }: Reached): Promise<void> {
  const isOver = use.used >= use.limit
  const [provider] = await context.db.select().from(accounts).where(eq(accounts.id, app.accountId))
  for (const owner of await ownersOf(context, [app.id])) {
    await enqueueMail(context, {
      kind: isOver ? 'quotaReached' : 'quotaWarning',
      to: owner.user,
      accountId: app.accountId,
      onceKey: `quota-${isOver ? 100 : 80} ${plan.id} ${apiKeyId} ${start} ${owner.user.id}`,
      values: {
        app: app.name,
        plan: plan.name,
        provider: provider?.name,
        used: use.used,
        limit: use.limit,
        percent: Math.floor((use.used / use.limit) * 100),
        periodEnd: new Date(end),
        appUrl: `${context.settings.publicUrl}/apps/${app.id}`,
      },
    })
  }
}

/** The owners of apps, with the app that they own. */
export async function ownersOf({ db }: Pick<MailContext, 'db'>, appIds: readonly string[]) {
  if (appIds.length === 0) return []
  return await db
    .select({ user: users, appId: appMembers.appId })
    .from(appMembers)
    .innerJoin(users, eq(users.id, appMembers.userId))
    .where(and(inArray(appMembers.appId, [...appIds]), eq(appMembers.role, 'owner')))
}
