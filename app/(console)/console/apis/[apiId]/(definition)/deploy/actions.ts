'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'

export const createDeploymentAction = formAction(
  createDeployment,
  (form) => ({
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    description: form.optional('description'),
  }),
  {
    done: (_, form) => ({
      redirectTo: `/console/apis/${form.text('restApiId')}/stages/${encodeURIComponent(form.text('stageName'))}`,
    }),
  },
)
