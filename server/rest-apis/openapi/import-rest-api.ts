import { z } from 'zod'
import { resources, restApis } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { preparedCommand } from '#server/operation.ts'
import { checkTlsPolicy } from '#server/tls-policy.ts'
import { requireRoomForApi } from '../apis/require-room-for-api.ts'
import { type RestApi, restApi } from '../apis/rest-api.ts'
import { endpointConfigurationOf } from '../apis/rest-api-fields.ts'
import { importInput, planOptionsOf } from './import-parameters.ts'
import type { PackedPlan } from './plan/packed-plan.ts'
import { planOffThread } from './plan/plan-off-thread.ts'
import { writeDefinition } from './write/write-definition.ts'
import { warningsOf } from './write/write-import-report.ts'

/** AWS `RestApi` as an import answers it. */
export type ImportedRestApi = RestApi & { warnings?: string[] }

/**
 * AWS `ImportRestApi`: a new API from an OpenAPI document. Everything of it or nothing.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_ImportRestApi.html
 */
export const importRestApi = preparedCommand({
  name: 'ImportRestApi',
  permission: 'apis:write',
  input: z.object(importInput),
  async prepare(context, { body, parameters, failOnWarnings }) {
    const restApiId = context.newId(10)
    const plan = await planOffThread(body, planOptionsOf(context, restApiId, parameters))
    if (failOnWarnings) refuseWarnings(plan)
    return { restApiId, plan }
  },
  async run(context, { parameters }, { restApiId, plan }): Promise<ImportedRestApi> {
    const row = await insertRestApi(context, restApiId, plan, parameters?.endpointConfigurationTypes)
    await writeDefinition(context, restApiId, plan)
    return withWarnings(restApi(row), plan)
  },
  audit: ({ id, name }) => ({ resource: `/restapis/${id}`, detail: { name } }),
})

const shownWarnings = 20

/** `failOnWarnings`: what would be left out, as a refusal in AWS's form. */
export function refuseWarnings(plan: PackedPlan): void {
  const warnings = warningsOf(plan)
  if (warnings.length === 0) return
  const lines = warnings.slice(0, shownWarnings)
  if (warnings.length > lines.length) lines.push(`${warnings.length - lines.length} more warnings`)
  throw new ServiceError('BadRequestException', `Warnings found during import:\n\t${lines.join('\n\t')}`)
}

/** The API with what was left out of it. */
export function withWarnings(api: RestApi, plan: PackedPlan): ImportedRestApi {
  const warnings = warningsOf(plan)
  return warnings.length > 0 ? { ...api, warnings } : api
}

async function insertRestApi(
  context: CommandContext,
  id: string,
  { api }: PackedPlan,
  endpointTypes: string | undefined,
) {
  const { db, accountId, newId, now } = context
  const row = {
    id,
    accountId,
    name: api.name,
    description: api.description ?? null,
    version: api.version ?? null,
    rootResourceId: newId(10),
    apiKeySource: api.apiKeySource ?? 'HEADER',
    binaryMediaTypes: api.binaryMediaTypes ?? [],
    minimumCompressionSize: api.minimumCompressionSize ?? null,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
    endpointConfiguration: endpointConfigurationOf({
      ...api.endpointConfiguration,
      types: endpointTypes?.split(',') ?? api.endpointConfiguration?.types,
    }),
    policy: api.policy ?? null,
    securityPolicy: api.securityPolicy ?? null,
    endpointAccessMode: api.endpointAccessMode ?? null,
    tags: api.tags ?? {},
    openapiExtras: api.openapiExtras,
    createdDate: now(),
    changedDate: now(),
  }
  checkTlsPolicy(row.endpointConfiguration.types[0] ?? 'EDGE', api)
  await requireRoomForApi(context, row.endpointConfiguration)
  await db.insert(restApis).values(row)
  await db.insert(resources).values({ restApiId: id, id: row.rootResourceId, path: '/' })
  return row
}
