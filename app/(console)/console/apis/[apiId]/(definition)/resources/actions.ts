'use server'

import type { EnabledCors, SomeMethods } from '#components/apis/cors-result.tsx'
import { formAction } from '#server/adapters/next/form-action.ts'
import { type CorsOutcome, enableCors } from '#server/rest-apis/cors/enable-cors.ts'
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

export const enableCorsAction = formAction<typeof enableCors.input, CorsOutcome, EnabledCors>(
  enableCors,
  (form) => ({
    restApiId: form.text('restApiId'),
    resourceId: form.text('resourceId'),
    below: form.checked('below'),
    methods: form.all('methods'),
    gatewayResponses: form.all('gatewayResponses'),
    allowOrigin: form.text('allowOrigin'),
    allowHeaders: form.text('allowHeaders'),
    exposeHeaders: form.optional('exposeHeaders'),
    allowCredentials: form.checked('allowCredentials'),
    maxAge: form.number('maxAge'),
  }),
  {
    done: ({ resources, methods, ...left }) => ({
      result: {
        resources,
        methods,
        proxied: someOf(left.proxied),
        unanswered: someOf(left.unanswered),
        ownPreflights: someOf(left.ownPreflights),
      },
    }),
  },
)

/** A branch may have tens of thousands: a dialog lists the first. */
function someOf(names: readonly string[]): SomeMethods {
  return { count: names.length, first: names.slice(0, 20) }
}
