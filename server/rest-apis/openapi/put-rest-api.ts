import { and, eq, inArray, ne, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import {
  authorizers,
  documentationParts,
  gatewayResponses,
  methods,
  models,
  requestValidators,
  resources,
  restApis,
} from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { preparedCommand } from '#server/operation.ts'
import { checkTlsPolicy } from '#server/tls-policy.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { reloadStages } from '../apis/reload-stages.ts'
import { type RestApiRow, restApi } from '../apis/rest-api.ts'
import { importInput, planOptionsOf } from './import-parameters.ts'
import { type ImportedRestApi, refuseWarnings, withWarnings } from './import-rest-api.ts'
import { type PackedPlan, unpackRows } from './plan/packed-plan.ts'
import { planOffThread } from './plan/plan-off-thread.ts'
import { writeDefinition } from './write/write-definition.ts'

/**
 * AWS `PutRestApi`: an OpenAPI document into an API that exists. `merge` replaces what the document names and keeps the
 * rest, `overwrite` removes the rest. Stages, their variables and the endpoint configuration stay as they are.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutRestApi.html
 */
export const putRestApi = preparedCommand({
  name: 'PutRestApi',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string().min(1),
    mode: z.enum(['merge', 'overwrite']).optional(),
    ...importInput,
  }),
  async prepare(context, { restApiId, body, parameters, failOnWarnings }) {
    await findRestApi(context, restApiId)
    const plan = await planOffThread(body, planOptionsOf(context, restApiId, parameters))
    if (failOnWarnings) refuseWarnings(plan)
    return plan
  },
  async run(context, { restApiId, mode = 'merge', parameters }, plan): Promise<ImportedRestApi> {
    const before = await changeRestApi(context, restApiId)
    if (mode === 'overwrite') await clearDefinition(context, restApiId, plan, parameters?.ignore === 'documentation')
    await writeDefinition(context, restApiId, plan)
    const after = await updateRestApi(context, before, plan, mode)
    if (after.disableExecuteApiEndpoint !== before.disableExecuteApiEndpoint) await reloadStages(context, restApiId)
    return withWarnings(restApi(after), plan)
  },
  audit: ({ id, name }, { mode }) => ({ resource: `/restapis/${id}`, detail: { name, mode: mode ?? 'merge' } }),
})

/** What the document names keeps its id; with `ignore=documentation` the documentation stays too. */
async function clearDefinition(
  { db }: CommandContext,
  restApiId: string,
  plan: PackedPlan,
  keepsDocumentation: boolean,
): Promise<void> {
  await db.delete(methods).where(eq(methods.restApiId, restApiId))
  await db.delete(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
  if (!keepsDocumentation) await db.delete(documentationParts).where(eq(documentationParts.restApiId, restApiId))
  const modelNames = plan.models.flatMap(unpackRows).map(({ name }) => name)
  await db.delete(models).where(and(eq(models.restApiId, restApiId), notInArray(models.name, modelNames)))
  for (const [table, rows] of [
    [requestValidators, plan.requestValidators],
    [authorizers, plan.authorizers],
  ] as const) {
    const names = rows.map(({ name }) => name)
    await db.delete(table).where(and(eq(table.restApiId, restApiId), notInArray(table.name, names)))
  }
  const named = new Set(plan.paths.flatMap(unpackRows))
  const existing = await db
    .select({ id: resources.id, path: resources.path })
    .from(resources)
    .where(and(eq(resources.restApiId, restApiId), ne(resources.path, '/')))
  const gone = existing.filter(({ path }) => !named.has(path)).map(({ id }) => id)
  for (let start = 0; start < gone.length; start += 1000) {
    const some = inArray(resources.id, gone.slice(start, start + 1000))
    await db.delete(resources).where(and(eq(resources.restApiId, restApiId), some))
  }
}

async function updateRestApi(
  { db }: CommandContext,
  before: RestApiRow,
  { api }: PackedPlan,
  mode: 'merge' | 'overwrite',
): Promise<RestApiRow> {
  const kept = mode === 'merge' ? before : undefined
  const changes = {
    name: api.name,
    description: api.description ?? kept?.description ?? null,
    version: api.version ?? kept?.version ?? null,
    apiKeySource: api.apiKeySource ?? kept?.apiKeySource ?? 'HEADER',
    binaryMediaTypes: api.binaryMediaTypes ?? kept?.binaryMediaTypes ?? [],
    minimumCompressionSize: api.minimumCompressionSize ?? kept?.minimumCompressionSize ?? null,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? before.disableExecuteApiEndpoint,
    policy: api.policy ?? kept?.policy ?? null,
    ...tlsPolicyAfter(before, api),
    // AWS's documents have no tags of REST APIs, so none are taken away.
    tags: { ...before.tags, ...api.tags },
    openapiExtras: api.openapiExtras,
  } as const
  await db.update(restApis).set(changes).where(eq(restApis.id, before.id))
  return { ...before, ...changes }
}

/** How the API is reached stays, as its endpoint does, unless the document says otherwise. */
function tlsPolicyAfter(
  before: RestApiRow,
  { securityPolicy, endpointAccessMode }: PackedPlan['api'],
): Pick<RestApiRow, 'securityPolicy' | 'endpointAccessMode'> {
  const kept = securityPolicy === undefined ? before.endpointAccessMode : null
  const after = {
    securityPolicy: securityPolicy ?? before.securityPolicy,
    endpointAccessMode: endpointAccessMode ?? kept,
  }
  checkTlsPolicy(before.endpointConfiguration.types[0] ?? 'EDGE', {
    securityPolicy: after.securityPolicy ?? undefined,
    endpointAccessMode: after.endpointAccessMode ?? undefined,
  })
  return after
}
