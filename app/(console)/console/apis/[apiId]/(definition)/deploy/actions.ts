'use server'

import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
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
