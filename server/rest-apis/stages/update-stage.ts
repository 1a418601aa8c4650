import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { stages } from '#db/schema.ts'
import { findClientCertificate } from '#server/access/client-certificates/find-client-certificate.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { requireDocumentationVersion } from '../documentation/find-documentation-version.ts'
import { refuseTooManyVariables, requireDeployment } from './create-stage.ts'
import { findStageForUpdate } from './find-stage.ts'
import { changeMethodSettings, methodSettingChanges } from './method-settings.ts'
import { recordStageDeployment } from './record-stage-deployment.ts'
import { type CanarySettings, toStage } from './stage.ts'
import { stageFields } from './stage-fields.ts'

type StageRow = typeof stages.$inferSelect

const input = z.object({
  restApiId: z.string(),
  stageName: z.string(),
  /** Pointing to an earlier one is the roll-back. */
  deploymentId: stageFields.deploymentId.optional(),
  description: stageFields.description.nullish(),
  variables: stageFields.variableChanges.optional(),
  methodSettings: methodSettingChanges.optional(),
  cacheClusterEnabled: z.boolean().optional(),
  cacheClusterSize: stageFields.cacheClusterSize.nullish(),
  clientCertificateId: z.string().max(64).nullish(),
  documentationVersion: z.string().max(255).nullish(),
  tracingEnabled: z.boolean().optional(),
  accessLogSettings: z
    .object({ destinationArn: z.string().max(2048).nullish(), format: z.string().max(3072).nullish() })
    .nullish(),
  canarySettings: z
    .object({
      percentTraffic: stageFields.percentTraffic.optional(),
      deploymentId: stageFields.deploymentId.optional(),
      stageVariableOverrides: stageFields.variableChanges.optional(),
      useStageCache: z.boolean().optional(),
    })
    .nullish(),
  /** Makes the canary's deployment or variables the stage's own, before the other changes. */
  promoteCanary: z.object({ deploymentId: z.boolean().optional(), variables: z.boolean().optional() }).optional(),
  /** Takes whole maps away, before the other changes put entries into them. */
  clear: z
    .object({
      variables: z.boolean().optional(),
      stageVariableOverrides: z.boolean().optional(),
      methodSettings: z.boolean().optional(),
    })
    .optional(),
})

type Changes = z.output<typeof input>

/** Changes what a stage serves and how. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html */
export const updateStage = command({
  name: 'UpdateStage',
  permission: 'stages:write',
  input,
  async run(context, changes) {
    const before = await findStageForUpdate(context, changes.restApiId, changes.stageName)
    const after = changed(promoted(before, changes), changes)
    await checkStage(context, before, after)
    const row = { ...after, ...cacheFlush(before, after, context.now()), lastUpdatedDate: context.now() }
    await context.db
      .update(stages)
      .set(row)
      .where(and(eq(stages.restApiId, row.restApiId), eq(stages.stageName, row.stageName)))
    if (row.deploymentId !== before.deploymentId) await recordStageDeployment(context, row)
    context.changed({ kind: 'stage', restApiId: row.restApiId, stageName: row.stageName })
    return toStage(row)
  },
  audit: ({ stageName }, { restApiId, stageName: _name, ...changes }) => ({
    resource: `/restapis/${restApiId}/stages/${stageName}`,
    // Stage variables may hold what a log should not.
    detail: { changed: Object.keys(changes), deploymentId: changes.deploymentId },
  }),
})

function promoted(row: StageRow, { promoteCanary }: Changes): StageRow {
  if (!promoteCanary?.deploymentId && !promoteCanary?.variables) return row
  const canary = row.canarySettings
  if (!canary) throw new ServiceError('BadRequestException', 'Promotion not available. Canary does not exist.')
  return {
    ...row,
    deploymentId: (promoteCanary.deploymentId && canary.deploymentId) || row.deploymentId,
    variables: promoteCanary.variables ? { ...row.variables, ...canary.stageVariableOverrides } : row.variables,
  }
}

function changed(row: StageRow, changes: Changes): StageRow {
  const cacheClusterEnabled = changes.cacheClusterEnabled ?? row.cacheClusterEnabled
  const cacheClusterSize = kept(changes.cacheClusterSize, row.cacheClusterSize)
  return {
    ...row,
    deploymentId: changes.deploymentId ?? row.deploymentId,
    description: kept(changes.description, row.description) || null,
    variables: mergeEntries(changes.clear?.variables ? null : row.variables, changes.variables),
    methodSettings: changeMethodSettings(
      changes.clear?.methodSettings ? {} : row.methodSettings,
      changes.methodSettings ?? {},
    ),
    cacheClusterEnabled,
    cacheClusterSize: cacheClusterSize ?? (cacheClusterEnabled ? '0.5' : null),
    clientCertificateId: kept(changes.clientCertificateId, row.clientCertificateId) || null,
    documentationVersion: kept(changes.documentationVersion, row.documentationVersion) || null,
    tracingEnabled: changes.tracingEnabled ?? row.tracingEnabled,
    accessLogSettings:
      changes.accessLogSettings === null ? null : changedAccessLog(row.accessLogSettings, changes.accessLogSettings),
    canarySettings: changes.canarySettings === null ? null : changedCanary(row, changes.canarySettings, changes.clear),
  }
}

/** AWS fills in what a first setting leaves open. */
function changedCanary(
  row: StageRow,
  changes: NonNullable<Changes['canarySettings']> | undefined,
  clear: Changes['clear'],
) {
  if (!changes) return row.canarySettings
  const { stageVariableOverrides, ...scalars } = changes
  const { stageVariableOverrides: overridesBefore, ...before }: CanarySettings = row.canarySettings ?? {
    deploymentId: row.deploymentId,
    percentTraffic: 0,
    useStageCache: false,
  }
  const kept = clear?.stageVariableOverrides ? null : (overridesBefore ?? null)
  const overrides = mergeEntries(kept, stageVariableOverrides)
  return { ...before, ...scalars, ...(overrides ? { stageVariableOverrides: overrides } : {}) }
}

async function checkStage(context: CommandContext, before: StageRow, after: StageRow): Promise<void> {
  refuseTooManyVariables(after.variables)
  refuseTooManyVariables(after.canarySettings?.stageVariableOverrides)
  if (after.documentationVersion && after.documentationVersion !== before.documentationVersion) {
    await requireDocumentationVersion(context, after.restApiId, after.documentationVersion)
  }
  checkAccessLog(before, after)
  if (after.clientCertificateId && after.clientCertificateId !== before.clientCertificateId) {
    await findClientCertificate(context, after.clientCertificateId)
  }
  for (const id of [after.deploymentId, after.canarySettings?.deploymentId]) {
    if (id !== undefined && id !== before.deploymentId) await requireDeployment(context, after.restApiId, id)
  }
}

/** A line of the log must be found by its request. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
function checkAccessLog({ accessLogSettings: before }: StageRow, { accessLogSettings: after }: StageRow): void {
  if (Object.values(after ?? {}).includes('')) {
    throw new ServiceError('BadRequestException', 'Access Log value must not be empty')
  }
  const isNew = after?.format !== undefined && after.format !== before?.format
  if (isNew && !/\$context\.(requestId|extendedRequestId)\b/.test(after.format ?? '')) {
    const message = 'Access Log format must contain $context.requestId or $context.extendedRequestId'
    throw new ServiceError('BadRequestException', message)
  }
}

/** A cache of another size, or one that was off, begins anew, as AWS's does. */
function cacheFlush(before: StageRow, after: StageRow, now: Date): Pick<StageRow, 'cacheFlushedAt'> {
  const isSame =
    before.cacheClusterEnabled === after.cacheClusterEnabled && before.cacheClusterSize === after.cacheClusterSize
  return { cacheFlushedAt: isSame ? before.cacheFlushedAt : now }
}

function kept<Value>(change: Value | null | undefined, value: Value | null): Value | null {
  return change === undefined ? value : change
}

function changedAccessLog(
  before: StageRow['accessLogSettings'],
  change: Changes['accessLogSettings'],
): StageRow['accessLogSettings'] {
  if (!change) return before
  const members = Object.entries({ ...before, ...change }).filter(
    (entry): entry is [string, string] => entry[1] != null,
  )
  return members.length === 0 ? null : Object.fromEntries(members)
}
