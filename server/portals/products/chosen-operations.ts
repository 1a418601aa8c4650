import { and, eq } from 'drizzle-orm'
import { productOperations } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** What was chosen of a stage, each `GET /pets/{id}`; a stage that is not there shows all of its operations. */
export type ChosenOperations = ReadonlyMap<string, ReadonlySet<string>>

/** What a product shows of its stages, by `{restApiId}/{stageName}`; of one stage only, if one is named. */
export async function chosenOperations(
  { db }: Context,
  productId: string,
  stage?: { readonly restApiId: string; readonly stageName: string },
): Promise<ChosenOperations> {
  const rows = await db
    .select()
    .from(productOperations)
    .where(
      and(
        eq(productOperations.productId, productId),
        stage && eq(productOperations.restApiId, stage.restApiId),
        stage && eq(productOperations.stageName, stage.stageName),
      ),
    )
  const chosen = new Map<string, Set<string>>()
  for (const { restApiId, stageName, httpMethod, path } of rows) {
    const key = `${restApiId}/${stageName}`
    const ofStage = chosen.get(key) ?? new Set()
    chosen.set(key, ofStage.add(`${httpMethod} ${path}`))
  }
  return chosen
}
