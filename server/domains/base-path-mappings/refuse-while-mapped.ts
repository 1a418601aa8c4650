import { and, eq } from 'drizzle-orm'
import { basePathMappings } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/**
 * An API or a stage to which base path mappings lead cannot be deleted, as on AWS: callers of the domain names would be
 * left with nothing. The texts are AWS's.
 */
export async function refuseWhileMapped({ db }: Context, restApiId: string, stage?: string): Promise<void> {
  const rows = await db
    .selectDistinct({ domainName: basePathMappings.domainName })
    .from(basePathMappings)
    .where(
      and(
        eq(basePathMappings.restApiId, restApiId),
        stage === undefined ? undefined : eq(basePathMappings.stage, stage),
      ),
    )
    .orderBy(basePathMappings.domainName)
    .limit(20)
  if (rows.length === 0) return
  const domains = rows.map(({ domainName }) => domainName).join(', ')
  throw new ServiceError(
    'BadRequestException',
    stage === undefined
      ? `Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains: ${domains}`
      : `Deleting stage ${stage} failed. Please remove all base path mappings related to the stage in your domains: ${domains}`,
  )
}
