'use server'

import { refresh } from 'next/cache'
import type { DiscardedChange } from '#components/stages/discard-change-button.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalMessage } from '#server/adapters/next/refusal-message.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { discardChange } from '#server/rest-apis/deployments/discard-change.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'

/** Deploys to a stage, or to its canary with the settings that it has. */
export const createDeploymentAction = runFormAction(async (context, form) => {
  const restApiId = form.text('restApiId')
  const stageName = form.text('stageName')
  const toCanary = form.text('where') === 'canary'
  const { canarySettings } = toCanary ? await getStage(context, { restApiId, stageName }) : {}
  const { deploymentId: _before, ...canary } = canarySettings ?? {}
  await createDeployment.invoke(context, {
    restApiId,
    stageName,
    description: form.optional('description'),
    ...(canarySettings ? { canarySettings: canary } : {}),
  })
  return { redirectTo: `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}` }
})

/** Brings one object of the draft back to what the stage serves; a refusal of ours is told, a bug is not hidden. */
export async function discardChangeAction(change: DiscardedChange): Promise<{ refused?: string }> {
  try {
    await discardChange.invoke(await currentContext(), change)
  } catch (error) {
    if (error instanceof ServiceError) return { refused: await refusalMessage(error) }
    throw error
  }
  refresh()
  return {}
}
