import { and, eq } from 'drizzle-orm'
import { usagePlans } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { UsagePlanRow } from './usage-plan.ts'

/** The usage plan in the actor's account, or `NotFoundException`. */
export async function findUsagePlan(context: Context, usagePlanId: string): Promise<UsagePlanRow> {
  return found(await select(context, usagePlanId))
}

/** The same, held until the commit: two updates of one plan merge one after the other. */
export async function findUsagePlanForUpdate(context: Context, usagePlanId: string): Promise<UsagePlanRow> {
  return found(await select(context, usagePlanId).for('update'))
}

function select({ db, accountId }: Context, usagePlanId: string) {
  return db
    .select()
    .from(usagePlans)
    .where(and(eq(usagePlans.id, usagePlanId), eq(usagePlans.accountId, accountId)))
    .$dynamic()
}

function found([row]: UsagePlanRow[]): UsagePlanRow {
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
  return row
}
