import { and, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, restApis, stages, vpcLinks } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findVpcLink } from './find-vpc-link.ts'

/**
 * Refused while a stage serves a method that names it, as on AWS, which looks at deployed methods only.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteVpcLink.html
 */
export const deleteVpcLink = command({
  name: 'DeleteVpcLink',
  permission: 'vpc-links:write',
  input: z.object({ vpcLinkId: z.string() }),
  async run(context, { vpcLinkId }) {
    const { id } = await findVpcLink(context, vpcLinkId)
    await refuseInUse(context, id)
    await context.db.delete(vpcLinks).where(eq(vpcLinks.id, id))
  },
  audit: (_output, { vpcLinkId }) => ({ resource: `/vpclinks/${vpcLinkId}` }),
})

async function refuseInUse({ db, accountId }: CommandContext, id: string): Promise<void> {
  const named = sql`jsonb_path_exists(${deployments.definition}, '$.resources[*].methods[*].integration.connectionId ? (@ == $id)', ${JSON.stringify({ id })}::jsonb)`
  const uses = await db
    .select({ restApiId: stages.restApiId, stageName: stages.stageName, definition: deployments.definition })
    .from(stages)
    .innerJoin(restApis, and(eq(restApis.id, stages.restApiId), eq(restApis.accountId, accountId)))
    .innerJoin(
      deployments,
      and(
        eq(deployments.restApiId, stages.restApiId),
        or(
          eq(deployments.id, stages.deploymentId),
          eq(deployments.id, sql<string>`${stages.canarySettings} ->> 'deploymentId'`),
        ),
      ),
    )
    .where(named)
    .limit(5)
  const places = uses.flatMap(({ restApiId, stageName, definition }) =>
    definition.resources.flatMap((resource) =>
      resource.methods
        .filter(({ integration }) => integration.connectionId === id)
        .map(({ httpMethod }) => `${restApiId}:${httpMethod}:${resource.id}:${stageName}`),
    ),
  )
  if (places.length === 0) return
  throw new ServiceError(
    'BadRequestException',
    `Cannot delete vpc link. Vpc link '${id}', is referenced in [${places.slice(0, 20).join(', ')}] in format of [RESTApiId:Method:Resource:Stage].`,
  )
}
