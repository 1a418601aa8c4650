import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { announceProduct } from './announce-product.ts'
import { chosenOperations } from './chosen-operations.ts'
import { findProduct } from './find-product.ts'
import { stageNow } from './list-product-operations.ts'
import { readProduct } from './product.ts'
import { touchProduct } from './touch-product.ts'
import { writeProductOperations } from './write-product-parts.ts'

const mostOperations = 50_000

/**
 * Chooses which operations of one of its stages a product shows: in the catalogue, its reference, its downloads and the
 * try pane. The gateway refuses the others to keys that came through the product. What a later deployment adds is not
 * shown until it is chosen too. `null`: all of them, later ones too.
 */
export const putProductOperations = command({
  name: 'PutProductOperations',
  permission: 'products:write',
  input: z.object({
    productId: z.string(),
    restApiId: z.string(),
    stageName: z.string(),
    /** Each as the API has it: `GET /pets/{id}`, `ANY /{proxy+}`. */
    operations: z
      .array(
        z
          .string()
          .max(1100)
          .regex(/^[A-Z]+ \//, 'must be a verb and a path, such as GET /pets'),
      )
      .min(1, 'must have one or more; to show none of a stage, take the stage out')
      .max(mostOperations)
      .nullable(),
  }),
  async run(context, { productId, restApiId, stageName, operations }) {
    const product = await readProduct(context, await findProduct(context, productId))
    if (!product.stages.some((stage) => stage.restApiId === restApiId && stage.stageName === stageName)) {
      throw new ServiceError('NotFoundException', 'Invalid stage identifier specified')
    }
    const chosen = [...new Set(operations ?? [])]
    if (chosen.length > 0) {
      const now = await stageNow(context, restApiId, stageName)
      const before = await chosenOperations(context, productId, { restApiId, stageName })
      const known = new Set(now.operations.map(({ httpMethod, path }) => `${httpMethod} ${path}`))
      for (const operation of before.get(`${restApiId}/${stageName}`) ?? []) known.add(operation)
      const unknown = chosen.find((operation) => !known.has(operation))
      if (unknown) {
        throw new ServiceError(
          'NotFoundException',
          `${now.apiName} does not serve ${unknown} in the stage ${stageName}`,
        )
      }
    }
    await writeProductOperations(context, productId, { restApiId, stageName }, chosen.map(readOperation))
    await touchProduct(context, productId)
    await announceProduct(context, productId)
    return { productId, restApiId, stageName, chosen: chosen.length || undefined }
  },
  audit: ({ productId, restApiId, stageName, chosen }) => ({
    resource: `/products/${productId}/operations`,
    detail: { restApiId, stageName, chosen: chosen ?? 'all' },
  }),
})

function readOperation(operation: string): { httpMethod: string; path: string } {
  const space = operation.indexOf(' ')
  return { httpMethod: operation.slice(0, space), path: operation.slice(space + 1) }
}
