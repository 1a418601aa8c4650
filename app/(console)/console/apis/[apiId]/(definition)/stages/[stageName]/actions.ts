'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { deleteStage } from '#server/rest-apis/stages/delete-stage.ts'
import { flushStageAuthorizersCache } from '#server/rest-apis/stages/flush-stage-authorizers-cache.ts'
import { flushStageCache } from '#server/rest-apis/stages/flush-stage-cache.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { mapChange, readPairs } from '../../../../../form-pairs.ts'

export const rollBackAction = formAction(
  updateStage,
  (form) => ({
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    deploymentId: form.text('deploymentId'),
  }),
  { done: ({ stageName, deploymentId }) => ({ message: `${stageName} serves ${deploymentId} now` }) },
)

export const updateVariablesAction = runFormAction(async (context, form) => {
  const key = { restApiId: form.text('restApiId'), stageName: form.text('stageName') }
  const { variables: before } = await getStage(context, key)
  const variables = mapChange(before, Object.fromEntries(readPairs(form, 'variables')))
  await updateStage.invoke(context, { ...key, description: form.nullable('description'), variables })
  return { message: 'Saved, and served within a second' }
})

/** Empty fields take the stage's own limits away. */
export const updateThrottleAction = runFormAction(async (context, form) => {
  const key = { restApiId: form.text('restApiId'), stageName: form.text('stageName') }
  const throttlingRateLimit = form.number('throttlingRateLimit')
  const throttlingBurstLimit = form.number('throttlingBurstLimit')
  const isEmpty = throttlingRateLimit === undefined && throttlingBurstLimit === undefined
  const { methodSettings } = await getStage(context, key)
  if (isEmpty && !methodSettings['*/*']) return { message: 'Nothing to change' }
  const setting = { throttlingRateLimit, throttlingBurstLimit }
  await updateStage.invoke(context, { ...key, methodSettings: { '*/*': isEmpty ? null : setting } })
  return { message: 'Saved, and served within a second' }
})

/** The stage's default for all methods; what a method sets for itself stays. */
export const updateCacheAction = runFormAction(async (context, form) => {
  const size = form.text('cacheClusterSize')
  const cachingEnabled = size !== 'none'
  await updateStage.invoke(context, {
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    cacheClusterEnabled: cachingEnabled,
    ...(cachingEnabled ? { cacheClusterSize: size } : {}),
    methodSettings: {
      '*/*': {
        cachingEnabled,
        cacheTtlInSeconds: form.number('cacheTtlInSeconds'),
        cacheDataEncrypted: form.checked('cacheDataEncrypted'),
      },
    },
  })
  return { message: 'Saved, and served within a second' }
})

export const flushCacheAction = formAction(
  flushStageCache,
  (form) => ({ restApiId: form.text('restApiId'), stageName: form.text('stageName') }),
  { done: () => ({ message: 'The cache begins anew' }) },
)

export const flushAuthorizersAction = formAction(
  flushStageAuthorizersCache,
  (form) => ({ restApiId: form.text('restApiId'), stageName: form.text('stageName') }),
  { done: () => ({ message: 'Authorizers are asked again' }) },
)

export const deleteStageAction = formAction(
  deleteStage,
  (form) => ({ restApiId: form.text('restApiId'), stageName: form.text('stageName') }),
  { done: (_, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/stages` }) },
)
