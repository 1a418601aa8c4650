import { and, eq } from 'drizzle-orm'
import { productGroups, productOperations, productPlans, productStages } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** Replaces the stages of a product; what was chosen of those that stay, stays. */
export async function writeProductStages(
  { db }: Context,
  productId: string,
  stages: readonly { restApiId: string; stageName: string }[],
): Promise<void> {
  const before = await db
    .delete(productStages)
    .where(eq(productStages.productId, productId))
    .returning({ restApiId: productStages.restApiId, stageName: productStages.stageName })
  for (const gone of before) {
    if (stages.some((stage) => stage.restApiId === gone.restApiId && stage.stageName === gone.stageName)) continue
    await db.delete(productOperations).where(ofStage(productId, gone))
  }
  const rows = stages.map(({ restApiId, stageName }) => ({ productId, restApiId, stageName }))
  if (rows.length > 0) await db.insert(productStages).values(rows)
}

interface PlanToWrite {
  readonly usagePlanId: string
  readonly price?: { amountCents: number; currency: string } | undefined
  readonly terms?: string | undefined
  readonly approval?: 'automatic' | 'manual' | undefined
}

/** Replaces the plans of a product; their order is the order of the list. */
export async function writeProductPlans(
  { db }: Context,
  productId: string,
  plans: readonly PlanToWrite[],
): Promise<void> {
  await db.delete(productPlans).where(eq(productPlans.productId, productId))
  if (plans.length === 0) return
  await db.insert(productPlans).values(
    plans.map(({ usagePlanId, price, terms, approval }, position) => ({
      productId,
      usagePlanId,
      position,
      price: price ?? null,
      terms: terms?.trim() ? terms : null,
      approval: approval ?? 'automatic',
    })),
  )
}

/** Replaces the groups that see a product. */
export async function writeProductGroups(
  { db }: Context,
  productId: string,
  groupIds: readonly string[],
): Promise<void> {
  await db.delete(productGroups).where(eq(productGroups.productId, productId))
  if (groupIds.length > 0) await db.insert(productGroups).values(groupIds.map((groupId) => ({ productId, groupId })))
}

/** Replaces what was chosen of a stage; without operations all of it is shown. */
export async function writeProductOperations(
  { db }: Context,
  productId: string,
  stage: { restApiId: string; stageName: string },
  operations: readonly { path: string; httpMethod: string }[],
): Promise<void> {
  await db.delete(productOperations).where(ofStage(productId, stage))
  for (let start = 0; start < operations.length; start += atOnce) {
    const some = operations.slice(start, start + atOnce)
    await db
      .insert(productOperations)
      .values(some.map(({ path, httpMethod }) => ({ productId, ...stage, path, httpMethod })))
  }
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const atOnce = 5000

function ofStage(productId: string, { restApiId, stageName }: { restApiId: string; stageName: string }) {
  return and(
    eq(productOperations.productId, productId),
    eq(productOperations.restApiId, restApiId),
    eq(productOperations.stageName, stageName),
  )
}
