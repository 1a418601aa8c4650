'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { mapChange } from '../../../../../form-pairs.ts'
import { readCanary } from '../stage-form.ts'
import { stageKey } from './stage-key.ts'

/** Makes a canary, or changes the one that is there. */
export const updateCanaryAction = runFormAction(async (context, form) => {
  const key = stageKey(form)
  const { canarySettings: before } = await getStage(context, key)
  const wanted = readCanary(form)
  await updateStage.invoke(context, {
    ...key,
    canarySettings: {
      ...wanted,
      stageVariableOverrides: mapChange(before?.stageVariableOverrides, wanted.stageVariableOverrides),
    },
  })
  return { message: (await getTranslations('stages.canary'))('saved') }
})

/** As AWS's console does: the stage takes deployment and variables, and the canary gets no calls. */
export const promoteCanaryAction = runFormAction(async (context, form) => {
  const key = stageKey(form)
  const { deploymentId } = await updateStage(context, {
    ...key,
    promoteCanary: { deploymentId: true, variables: true },
    canarySettings: { percentTraffic: 0 },
    clear: { stageVariableOverrides: true },
  })
  return { message: (await getTranslations('stages.canary'))('promoted', { id: deploymentId }) }
})

export const deleteCanaryAction = runFormAction(async (context, form) => {
  await updateStage(context, { ...stageKey(form), canarySettings: null })
  return { message: (await getTranslations('stages.canary'))('deleted') }
})
