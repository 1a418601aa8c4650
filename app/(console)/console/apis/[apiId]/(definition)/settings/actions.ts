'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { deleteRestApi } from '#server/rest-apis/apis/delete-rest-api.ts'
import { updateRestApi } from '#server/rest-apis/apis/update-rest-api.ts'

export const updateRestApiAction = formAction(
  updateRestApi,
  (form) => ({
    restApiId: form.text('restApiId'),
    name: form.text('name'),
    description: form.nullable('description'),
    disableExecuteApiEndpoint: form.checked('disableExecuteApiEndpoint'),
    binaryMediaTypes: form
      .text('binaryMediaTypes')
      .split(/[\s,]+/)
      .filter(Boolean),
  }),
  { done: () => ({ message: 'Saved' }) },
)

export const deleteRestApiAction = formAction(deleteRestApi, (form) => ({ restApiId: form.text('restApiId') }), {
  done: () => ({ redirectTo: '/console/apis' }),
})
