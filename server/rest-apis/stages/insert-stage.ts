import { stages } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { recordStageDeployment } from './record-stage-deployment.ts'

type StageRow = typeof stages.$inferSelect

/** What the maker of a stage decides; the rest has AWS's defaults. */
export type NewStage = Pick<StageRow, 'restApiId' | 'stageName' | 'deploymentId'> &
  Partial<
    Pick<
      StageRow,
      | 'description'
      | 'variables'
      | 'cacheClusterEnabled'
      | 'cacheClusterSize'
      | 'canarySettings'
      | 'documentationVersion'
      | 'tracingEnabled'
      | 'tags'
    >
  >

/** Makes a stage that did not exist, begins its history and has it served. */
export async function insertStage(context: CommandContext, stage: NewStage): Promise<StageRow> {
  const now = context.now()
  const cacheClusterEnabled = stage.cacheClusterEnabled ?? false
  const row: StageRow = {
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: stage.deploymentId,
    description: stage.description || null,
    variables: stage.variables ?? null,
    methodSettings: {},
    cacheClusterEnabled,
    cacheClusterSize: stage.cacheClusterSize ?? (cacheClusterEnabled ? '0.5' : null),
    clientCertificateId: null,
    documentationVersion: stage.documentationVersion || null,
    accessLogSettings: null,
    canarySettings: stage.canarySettings ?? null,
    tracingEnabled: stage.tracingEnabled ?? false,
    // What an earlier stage of this name had cached is not this one's.
    cacheFlushedAt: now,
    authorizersFlushedAt: now,
    tags: stage.tags ?? {},
    createdDate: now,
    lastUpdatedDate: now,
  }
  await requireRoom(context, 'stages', { within: row.restApiId })
  await context.db.insert(stages).values(row)
  await recordStageDeployment(context, row)
  context.changed({ kind: 'stage', restApiId: row.restApiId, stageName: row.stageName })
  return row
}
