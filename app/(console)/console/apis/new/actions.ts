'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { createSampleApi } from '#server/first-start/create-sample-api.ts'
import { createProxyApi } from '#server/portals/publish/create-proxy-api.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'

export const createProxyApiAction = formAction(createProxyApi, (form) => ({ baseUrl: form.text('baseUrl') }), {
  done: ({ restApiId }) => ({ redirectTo: `/console/apis/${restApiId}/publish/backend` }),
})

export const createBlankApiAction = formAction(createRestApi, (form) => ({ name: form.text('name') }), {
  done: ({ id }) => ({ redirectTo: `/console/apis/${id}/resources` }),
})

export const createSampleApiAction = formAction(createSampleApi, () => ({}), {
  done: ({ id }) => ({ redirectTo: `/console/apis/${id}/publish/review` }),
})
