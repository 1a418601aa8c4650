import { sql } from 'drizzle-orm'
import { gatewayResponses } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'
import { writeDocumentation } from './write-documentation.ts'
import { writeImportReport } from './write-import-report.ts'
import { writeMethods } from './write-methods.ts'
import { writeModels } from './write-models.ts'
import { writeResources } from './write-resources.ts'

/** Writes a plan into an API that exists, in the transaction of the command: all of it or nothing. */
export async function writeDefinition(context: CommandContext, restApiId: string, plan: PackedPlan): Promise<void> {
  const resourceIds = await writeResources(context, restApiId, plan)
  await requireRoom(context, 'resources', { within: restApiId, adding: 0 })
  await writeModels(context, restApiId, plan)
  await writeMethods(context, restApiId, plan, resourceIds)
  await writeGatewayResponses(context, restApiId, plan)
  await writeDocumentation(context, restApiId, plan)
  await writeImportReport(context, restApiId, plan, resourceIds)
  for (const limit of ['models', 'authorizers', 'documentationParts'] as const) {
    await requireRoom(context, limit, { within: restApiId, adding: 0 })
  }
}

async function writeGatewayResponses({ db }: CommandContext, restApiId: string, plan: PackedPlan): Promise<void> {
  if (plan.gatewayResponses.length === 0) return
  await db
    .insert(gatewayResponses)
    .values(plan.gatewayResponses.map((response) => ({ ...response, restApiId })))
    .onConflictDoUpdate({
      target: [gatewayResponses.restApiId, gatewayResponses.responseType],
      set: {
        statusCode: sql`excluded.status_code`,
        responseParameters: sql`excluded.response_parameters`,
        responseTemplates: sql`excluded.response_templates`,
      },
    })
}
