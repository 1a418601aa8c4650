import type { IntegrationColumn } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { findVpcLink } from './find-vpc-link.ts'

/** An integration may name a VPC link of its own account, or a stage variable that will. */
export async function requireVpcLink(
  context: Context,
  { connectionType, connectionId }: Pick<IntegrationColumn, 'connectionType' | 'connectionId'>,
): Promise<void> {
  if (connectionType !== 'VPC_LINK' || connectionId === undefined || connectionId.includes('${stageVariables.')) return
  await findVpcLink(context, connectionId)
}
