'use server'

import { getTranslations } from 'next-intl/server'
import { deleteClientCertificate } from '#server/access/client-certificates/delete-client-certificate.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { deleteDeployment } from '#server/rest-apis/deployments/delete-deployment.ts'
import { updateDeployment } from '#server/rest-apis/deployments/update-deployment.ts'
import { deleteStage } from '#server/rest-apis/stages/delete-stage.ts'
import { flushStageAuthorizersCache } from '#server/rest-apis/stages/flush-stage-authorizers-cache.ts'
import { flushStageCache } from '#server/rest-apis/stages/flush-stage-cache.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { mapChange, readPairs } from '../../../../../form-pairs.ts'
import { resourceArn } from '../../../../../resource-arn.ts'
import { saveTags } from '../../../../../save-tags.ts'
import { readDocumentationVersion } from '../stage-form.ts'
import { stageKey } from './stage-key.ts'
import { readCacheSetting, readLogSetting, readThrottleSetting } from './stage-setting.ts'

export const rollBackAction = formAction(
  updateStage,
  (form) => ({ ...stageKey(form), deploymentId: form.text('deploymentId') }),
  {
    done: async ({ stageName, deploymentId }) => {
      const t = await getTranslations('stages.history')
      return { message: t('rolledBack', { stage: stageName, id: deploymentId }) }
    },
  },
)

export const describeDeploymentAction = formAction(
  updateDeployment,
  (form) => ({
    restApiId: form.text('restApiId'),
    deploymentId: form.text('deploymentId'),
    description: form.nullable('description'),
  }),
  { done: async () => ({ message: (await getTranslations('stages.history'))('saved') }) },
)

export const deleteDeploymentAction = formAction(
  deleteDeployment,
  (form) => ({ restApiId: form.text('restApiId'), deploymentId: form.text('deploymentId') }),
  {
    done: async (_, form) => {
      const t = await getTranslations('stages.history')
      return { message: t('deleted', { id: form.text('deploymentId') }) }
    },
  },
)

export const updateVariablesAction = runFormAction(async (context, form) => {
  const key = stageKey(form)
  const { variables: before } = await getStage(context, key)
  const variables = mapChange(before, Object.fromEntries(readPairs(form, 'variables')))
  await updateStage.invoke(context, { ...key, description: form.nullable('description'), variables })
  return await saved()
})

/** Empty fields take the stage's own limits away; what else holds for all methods stays. */
export const updateThrottleAction = runFormAction(async (context, form) => {
  const key = stageKey(form)
  const setting = readThrottleSetting(form)
  const { methodSettings } = await getStage(context, key)
  const isUnlimited = setting.throttlingRateLimit === -1 && setting.throttlingBurstLimit === -1
  if (isUnlimited && !methodSettings['*/*']) {
    return { message: (await getTranslations('stages'))('nothingToChange') }
  }
  await updateStage.invoke(context, { ...key, methodSettings: { '*/*': setting } })
  return await saved()
})

/** The stage's default for all methods; what a method sets for itself stays. */
export const updateCacheAction = runFormAction(async (context, form) => {
  const size = form.text('cacheClusterSize')
  const cacheClusterEnabled = size !== 'none'
  await updateStage.invoke(context, {
    ...stageKey(form),
    cacheClusterEnabled,
    ...(cacheClusterEnabled ? { cacheClusterSize: size } : {}),
    methodSettings: {
      '*/*': { ...readCacheSetting(form), cachingEnabled: cacheClusterEnabled && form.checked('cachingEnabled') },
    },
  })
  return await saved()
})

export const updateLogsAction = runFormAction(async (context, form) => {
  const destinationArn = form.nullable('accessLogSettings.destinationArn')
  const format = form.nullable('accessLogSettings.format')
  await updateStage.invoke(context, {
    ...stageKey(form),
    tracingEnabled: form.checked('tracingEnabled'),
    accessLogSettings: destinationArn === null && format === null ? null : { destinationArn, format },
    methodSettings: { '*/*': readLogSetting(form) },
  })
  return await saved()
})

export const updateCertificateAction = runFormAction(async (context, form) => {
  const id = form.text('clientCertificateId')
  await updateStage.invoke(context, { ...stageKey(form), clientCertificateId: id === 'none' ? null : id })
  return await saved()
})

export const generateCertificateAction = formAction(generateClientCertificate, () => ({}), {
  done: async ({ clientCertificateId: id }) => {
    const t = await getTranslations('stages.certificate')
    return { message: t('generated', { id }) }
  },
})

export const deleteCertificateAction = formAction(
  deleteClientCertificate,
  (form) => ({ clientCertificateId: form.text('clientCertificateId') }),
  {
    done: async (_, form) => {
      const t = await getTranslations('stages.certificate')
      return { message: t('deleted', { id: form.text('clientCertificateId') }) }
    },
  },
)

export const updateDocumentationAction = runFormAction(async (context, form) => {
  await updateStage.invoke(context, { ...stageKey(form), documentationVersion: readDocumentationVersion(form) })
  return await saved()
})

export const updateTagsAction = runFormAction(async (context, form) => {
  const { restApiId, stageName } = stageKey(form)
  await saveTags(context, form, resourceArn(context, `/restapis/${restApiId}/stages/${stageName}`))
  return await saved()
})

export const flushCacheAction = formAction(flushStageCache, stageKey, {
  done: async () => ({ message: (await getTranslations('stages.cache'))('flushed') }),
})

export const flushAuthorizersAction = formAction(flushStageAuthorizersCache, stageKey, {
  done: async () => ({ message: (await getTranslations('stages.cache'))('authorizersFlushed') }),
})

export const deleteStageAction = formAction(deleteStage, stageKey, {
  done: (_, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/stages` }),
})

async function saved(): Promise<{ message: string }> {
  return { message: (await getTranslations('stages'))('saved') }
}
