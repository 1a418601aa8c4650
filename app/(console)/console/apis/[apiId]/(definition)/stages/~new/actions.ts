'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { createStage } from '#server/rest-apis/stages/create-stage.ts'
import { readPairs } from '../../../../../form-pairs.ts'
import { readCanary, readDocumentationVersion } from '../stage-form.ts'

/** A stage on a deployment that there is. */
export const createStageAction = formAction(
  createStage,
  (form) => ({
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    deploymentId: form.text('deploymentId'),
    description: form.optional('description'),
    variables: Object.fromEntries(readPairs(form, 'variables')),
    ...readCache(form.text('cacheClusterSize')),
    documentationVersion: readDocumentationVersion(form) ?? undefined,
    ...(form.checked('canary') ? { canarySettings: readCanary(form) } : {}),
  }),
  {
    done: ({ stageName }, form) => ({
      redirectTo: `/console/apis/${form.text('restApiId')}/stages/${encodeURIComponent(stageName)}`,
    }),
  },
)

function readCache(size: string) {
  return size === 'none' || size === '' ? {} : { cacheClusterEnabled: true, cacheClusterSize: size }
}
