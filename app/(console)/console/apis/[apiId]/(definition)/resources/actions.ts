'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { deleteMethod } from '#server/rest-apis/methods/delete-method.ts'
import { putMethod } from '#server/rest-apis/methods/put-method.ts'
import { createResourcePath } from '#server/rest-apis/resources/create-resource-path.ts'
import { deleteResource } from '#server/rest-apis/resources/delete-resource.ts'
import { moveResource } from '#server/rest-apis/resources/move-resource.ts'

export const createResourcePathAction = formAction(
  createResourcePath,
  (form) => ({ restApiId: form.text('restApiId'), path: form.text('path') }),
  { done: ({ restApiId, id }) => ({ redirectTo: `/console/apis/${restApiId}/resources/${id}` }) },
)

export const moveResourceAction = formAction(
  moveResource,
  (form) => ({ restApiId: form.text('restApiId'), resourceId: form.text('resourceId'), path: form.text('path') }),
  { done: (moved) => ({ result: moved }) },
)

export const deleteResourceAction = formAction(
  deleteResource,
  (form) => ({ restApiId: form.text('restApiId'), resourceId: form.text('resourceId') }),
  { done: (_, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/resources` }) },
)

export const createMethodAction = formAction(
  putMethod,
  (form) => ({
    restApiId: form.text('restApiId'),
    resourceId: form.text('resourceId'),
    httpMethod: form.text('httpMethod'),
    authorizationType: 'NONE',
    apiKeyRequired: form.checked('apiKeyRequired'),
  }),
  {
    done: (_, form) => ({
      redirectTo: `/console/apis/${form.text('restApiId')}/resources/${form.text('resourceId')}/methods/${form.text('httpMethod')}?part=integration`,
    }),
  },
)

export const deleteMethodAction = formAction(
  deleteMethod,
  (form) => ({
    restApiId: form.text('restApiId'),
    resourceId: form.text('resourceId'),
    httpMethod: form.text('httpMethod'),
  }),
  {
    done: (_, form) => ({
      redirectTo: `/console/apis/${form.text('restApiId')}/resources/${form.text('resourceId')}`,
    }),
  },
)
