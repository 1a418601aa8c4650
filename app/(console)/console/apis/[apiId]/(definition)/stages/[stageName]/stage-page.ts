import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

interface StagePage {
  context: Context
  restApiId: string
  stageName: string
  stage: Stage
  canWrite: boolean
  /** Address of the stage. */
  here: string
}

/** What every page of a stage begins with. */
export async function stagePage(params: Promise<{ apiId: string; stageName: string }>): Promise<StagePage> {
  const context = await requireConsoleContext()
  const { apiId: restApiId, stageName: encoded } = await params
  const stageName = decodeURIComponent(encoded)
  return {
    context,
    restApiId,
    stageName,
    stage: await orNotFound(getStage(context, { restApiId, stageName })),
    canWrite: isAllowed(context.actor, 'stages:write'),
    here: `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}`,
  }
}
