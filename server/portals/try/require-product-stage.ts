import { and, eq } from 'drizzle-orm'
import { productStages } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** `NotFoundException` unless the product is made of this stage. */
export async function requireProductStage(
  { db }: Context,
  productId: string,
  restApiId: string,
  stageName: string,
): Promise<void> {
  const rows = await db
    .select({ stageName: productStages.stageName })
    .from(productStages)
    .where(
      and(
        eq(productStages.productId, productId),
        eq(productStages.restApiId, restApiId),
        eq(productStages.stageName, stageName),
      ),
    )
  if (rows.length === 0) throw new ServiceError('NotFoundException', 'Invalid stage identifier specified')
}
