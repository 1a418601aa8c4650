import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { apiKeyStages, restApis, stages } from '#db/schema.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { applyListChange, type ListChange } from '#server/list-change.ts'
import { type ApiKey, type ApiKeyRow, apiKeyValue, toApiKey } from './api-key.ts'

/** More than anybody opens by hand; who needs more stages has usage plans. */
const mostStages = 300

/** API keys with the stages that they open without a usage plan, and with their values if these are asked for. */
export async function readApiKeys(context: Context, rows: readonly ApiKeyRow[], withValues = false): Promise<ApiKey[]> {
  const stageKeys = await stageKeysOf(
    context.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const key = toApiKey(row, stageKeys.get(row.id) ?? [])
    return withValues ? { ...key, value: apiKeyValue(context, row) } : key
  })
}

/** One API key, as `readApiKeys` has them. */
export async function readApiKey(context: Context, row: ApiKeyRow, withValue = false): Promise<ApiKey> {
  const [key] = await readApiKeys(context, [row], withValue)
  return key ?? toApiKey(row, [])
}

/**
 * Changes which stages a key opens without a usage plan: AWS's stage keys, which were there before usage plans. Each is
 * `{restApiId}/{stageName}` of a stage in the key's account.
 * @throws NotFoundException for a stage that is not there, or one to remove that the key does not open.
 */
export async function changeStageKeys(context: CommandContext, row: ApiKeyRow, change: ListChange): Promise<void> {
  const before = (await stageKeysOf(context.db, [row.id])).get(row.id) ?? []
  for (const key of Array.isArray(change) ? [] : (change.remove ?? [])) {
    if (!before.includes(key)) throw new ServiceError('NotFoundException', `Stage key not found: ${key}`)
  }
  const after = applyListChange(before, change)
  if (after.length > mostStages) {
    throw new ServiceError('BadRequestException', `An API key opens ${mostStages} stages at most; use a usage plan`)
  }
  for (const key of before.filter((name) => !after.includes(name))) {
    const { restApiId, stageName } = readStageKey(key)
    const { apiKeyId, restApiId: api, stageName: stage } = apiKeyStages
    await context.db.delete(apiKeyStages).where(and(eq(apiKeyId, row.id), eq(api, restApiId), eq(stage, stageName)))
  }
  const added = after.filter((name) => !before.includes(name)).map(readStageKey)
  for (const key of added) await requireStage(context, key)
  if (added.length > 0) {
    await context.db.insert(apiKeyStages).values(added.map((key) => ({ apiKeyId: row.id, ...key })))
  }
  context.changed({ kind: 'api-key', apiKeyId: row.id })
}

/** Has the data plane forget what keys open of stages that are about to be deleted: of one stage, or of a whole API. */
export async function announceStageKeys(
  { db, changed }: CommandContext,
  restApiId: string,
  stageName?: string,
): Promise<void> {
  const rows = await db
    .selectDistinct({ apiKeyId: apiKeyStages.apiKeyId })
    .from(apiKeyStages)
    .where(
      and(
        eq(apiKeyStages.restApiId, restApiId),
        stageName === undefined ? undefined : eq(apiKeyStages.stageName, stageName),
      ),
    )
  for (const { apiKeyId } of rows) changed({ kind: 'api-key', apiKeyId })
}

async function stageKeysOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(apiKeyStages)
    .where(inArray(apiKeyStages.apiKeyId, [...ids]))
    .orderBy(asc(apiKeyStages.restApiId), asc(apiKeyStages.stageName))
  const byKey = Map.groupBy(rows, ({ apiKeyId }) => apiKeyId)
  return new Map(Array.from(byKey, ([id, keys]) => [id, keys.map((key) => `${key.restApiId}/${key.stageName}`)]))
}

function readStageKey(key: string): { restApiId: string; stageName: string } {
  const [, restApiId, stageName] = /^([^/]+)\/([^/]+)$/.exec(key) ?? []
  if (!restApiId || !stageName) {
    throw new ServiceError(
      'BadRequestException',
      `Invalid stage key '${key.slice(0, 200)}'. Must be restApiId/stageName`,
    )
  }
  return { restApiId, stageName }
}

async function requireStage(
  { db, accountId }: CommandContext,
  { restApiId, stageName }: { restApiId: string; stageName: string },
): Promise<void> {
  const [row] = await db
    .select({ stageName: stages.stageName })
    .from(stages)
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName), eq(restApis.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid stage identifier specified')
}
