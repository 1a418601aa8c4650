import { and, eq, inArray } from 'drizzle-orm'
import { groups, restApis, stages, usagePlanStages, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

interface ProductParts {
  readonly stages: readonly { readonly restApiId: string; readonly stageName: string }[]
  readonly plans: readonly { readonly usagePlanId: string }[]
  readonly published: boolean
  readonly trialUsagePlanId?: string | null | undefined
  readonly visibility: 'public' | 'signed-in' | 'groups' | 'private'
  readonly groupIds: readonly string[]
}

/**
 * Stages and plans must be of the actor's account (`NotFoundException`); every plan must cover every stage, or its
 * subscribers would be refused there; what is published must have something to call.
 */
export async function checkProductParts(context: Context, parts: ProductParts): Promise<void> {
  for (const stage of parts.stages) await requireStage(context, stage.restApiId, stage.stageName)
  const planIds = parts.plans.map((plan) => plan.usagePlanId)
  const plans = await plansOfAccount(context, planIds)
  if (plans.length < planIds.length) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
  await requireCover(context, plans, parts.stages)
  if (parts.trialUsagePlanId && !planIds.includes(parts.trialUsagePlanId)) {
    throw new ServiceError('BadRequestException', 'The plan of trial keys must be one of the plans of the product', {
      fields: { trialUsagePlanId: 'must be one of the plans of the product' },
    })
  }
  await requireGroups(context, parts)
  if (parts.published && parts.stages.length === 0) {
    throw new ServiceError('BadRequestException', 'Add a stage before you publish: there would be nothing to call', {
      fields: { stages: 'must have one or more to be published' },
    })
  }
}

async function requireStage({ db, accountId }: Context, restApiId: string, stageName: string): Promise<void> {
  const [row] = await db
    .select({ name: stages.stageName })
    .from(stages)
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName), eq(restApis.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid stage identifier specified')
}

async function requireGroups({ db, accountId }: Context, { visibility, groupIds }: ProductParts): Promise<void> {
  if (visibility === 'groups' && groupIds.length === 0) {
    throw new ServiceError('BadRequestException', 'Choose one or more groups, or nobody would see the product', {
      fields: { groupIds: 'must have one or more' },
    })
  }
  if (groupIds.length === 0) return
  const rows = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(inArray(groups.id, [...groupIds]), eq(groups.accountId, accountId)))
  if (rows.length < groupIds.length) throw new ServiceError('NotFoundException', 'Invalid group identifier specified')
}

async function plansOfAccount({ db, accountId }: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return await db
    .select({ id: usagePlans.id, name: usagePlans.name })
    .from(usagePlans)
    .where(and(inArray(usagePlans.id, ids), eq(usagePlans.accountId, accountId)))
}

async function requireCover(
  { db }: Context,
  plans: readonly { id: string; name: string }[],
  stagesOfProduct: ProductParts['stages'],
): Promise<void> {
  for (const plan of plans) {
    const covered = await db.select().from(usagePlanStages).where(eq(usagePlanStages.usagePlanId, plan.id))
    const missing = stagesOfProduct.find(
      (stage) => !covered.some((row) => row.restApiId === stage.restApiId && row.stageName === stage.stageName),
    )
    if (!missing) continue
    const stage = `${missing.restApiId}/${missing.stageName}`
    throw new ServiceError(
      'BadRequestException',
      `The usage plan ${plan.name} does not cover the stage ${stage}. Add the stage to the plan first`,
      { fields: { plans: `${plan.name} does not cover the stage ${stage}` } },
    )
  }
}
