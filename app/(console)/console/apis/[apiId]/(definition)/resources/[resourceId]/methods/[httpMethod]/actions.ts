'use server'

import { getTranslations } from 'next-intl/server'
import type { MethodKey } from '#components/apis/method-request-form.tsx'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { getAuthorizer } from '#server/rest-apis/authorizers/get-authorizer.ts'
import { deleteIntegration } from '#server/rest-apis/integrations/delete-integration.ts'
import { deleteIntegrationResponse } from '#server/rest-apis/integrations/delete-integration-response.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { putIntegrationResponse } from '#server/rest-apis/integrations/put-integration-response.ts'
import { updateIntegration } from '#server/rest-apis/integrations/update-integration.ts'
import { updateIntegrationResponse } from '#server/rest-apis/integrations/update-integration-response.ts'
import { deleteMethodResponse } from '#server/rest-apis/methods/delete-method-response.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { putMethodResponse } from '#server/rest-apis/methods/put-method-response.ts'
import { updateMethod } from '#server/rest-apis/methods/update-method.ts'
import { updateMethodResponse } from '#server/rest-apis/methods/update-method-response.ts'
import { mapChange, readPairs } from '../../../../../../../form-pairs.ts'
import { readBackend } from './read-backend.ts'
import { type ReadParameter, readParameters } from './read-parameters.ts'

export const updateMethodRequestAction = runFormAction(async (context, form) => {
  const key = keyOf(form)
  const before = await getMethod(context, key)
  const parameters = readParameters(form)
  const wanted = Object.fromEntries(parameters.map(({ name, isRequired }) => [name, isRequired]))
  await updateMethod.invoke(context, {
    ...key,
    apiKeyRequired: form.checked('apiKeyRequired'),
    operationName: form.nullable('operationName'),
    requestParameters: mapChange(before.requestParameters, wanted),
    requestModels: mapChange(before.requestModels, Object.fromEntries(readPairs(form, 'requestModels'))),
    requestValidatorId: valueOrNone(form.text('requestValidatorId')),
    authorizationScopes: form
      .text('authorizationScopes')
      .split(/[\s,]+/)
      .filter(Boolean),
    ...(await readAuthorization(context, key.restApiId, form.text('authorizerId'))),
  })
  await saveCacheKeys(context, key, before, parameters)
  return await saved()
})

export const saveIntegrationAction = runFormAction(async (context, form) => {
  const key = keyOf(form)
  const { methodIntegration: before } = await getMethod(context, key)
  const type = form.text('type')
  const members = readBackend(form, type, before)
  if (before?.type === type) {
    const credentials = type.startsWith('AWS') ? { credentials: form.nullable('credentials') } : {}
    const link = type.startsWith('HTTP')
      ? { connectionId: form.nullable('connectionId'), integrationTarget: form.nullable('integrationTarget') }
      : {}
    await updateIntegration.invoke(context, { ...key, ...members, ...credentials, ...link })
  } else {
    const requestTemplates = type === 'MOCK' ? { 'application/json': '{"statusCode": 200}' } : undefined
    await putIntegration.invoke(context, {
      ...key,
      type,
      ...members,
      credentials: form.optional('credentials'),
      connectionId: form.optional('connectionId'),
      integrationTarget: form.optional('integrationTarget'),
      requestTemplates,
    })
  }
  return await saved()
})

export const deleteIntegrationAction = runFormAction(async (context, form) => {
  await deleteIntegration.invoke(context, keyOf(form))
  return { message: (await getTranslations('apis.removeIntegration'))('done') }
})

export const saveIntegrationRequestAction = runFormAction(async (context, form) => {
  const key = keyOf(form)
  const { methodIntegration: before } = await getMethod(context, key)
  const type = form.text('type')
  const takesMappings = type !== 'MOCK' && type !== 'AWS_PROXY'
  const takesTemplates = type !== 'HTTP_PROXY' && type !== 'AWS_PROXY'
  // What a type has no fields for stays as an import brought it.
  await updateIntegration.invoke(context, {
    ...key,
    contentHandling: contentHandlingOf(form),
    cacheNamespace: form.nullable('cacheNamespace'),
    cacheKeyParameters: readPairs(form, 'cacheKeyParameters').map(([name]) => name),
    passthroughBehavior: form.optional('passthroughBehavior'),
    ...(takesMappings
      ? { requestParameters: mapChange(before?.requestParameters, mapOf(form, 'requestParameters')) }
      : {}),
    ...(takesTemplates
      ? { requestTemplates: mapChange(before?.requestTemplates, mapOf(form, 'requestTemplates')) }
      : {}),
  })
  return await saved()
})

export const addIntegrationResponseAction = runFormAction(async (context, form) => {
  const key = { ...keyOf(form), statusCode: form.text('statusCode') }
  const { methodIntegration } = await getMethod(context, key)
  if (Object.hasOwn(methodIntegration?.integrationResponses ?? {}, key.statusCode)) {
    const message = 'Response already exists for this resource'
    throw new ServiceError('ConflictException', message, { fields: { statusCode: message } })
  }
  await putIntegrationResponse.invoke(context, { ...key, selectionPattern: form.optional('selectionPattern') })
  return await saved()
})

export const saveIntegrationResponseAction = runFormAction(async (context, form) => {
  const key = { ...keyOf(form), statusCode: form.text('statusCode') }
  const { methodIntegration } = await getMethod(context, key)
  const before = methodIntegration?.integrationResponses?.[key.statusCode]
  const newStatusCode = form.text('newStatusCode')
  await updateIntegrationResponse.invoke(context, {
    ...key,
    newStatusCode,
    selectionPattern: form.nullable('selectionPattern'),
    contentHandling: contentHandlingOf(form),
    responseParameters: mapChange(before?.responseParameters, mapOf(form, 'responseParameters')),
    responseTemplates: mapChange(before?.responseTemplates, mapOf(form, 'responseTemplates')),
  })
  const { restApiId, resourceId, httpMethod } = key
  if (newStatusCode === key.statusCode) return await saved()
  const address = `/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
  return { redirectTo: `${address}?part=integration-responses&status=${newStatusCode}` }
})

export const deleteIntegrationResponseAction = runFormAction(async (context, form) => {
  await deleteIntegrationResponse.invoke(context, { ...keyOf(form), statusCode: form.text('statusCode') })
  return await saved()
})

export const saveMethodResponseAction = runFormAction(async (context, form) => {
  const key = { ...keyOf(form), statusCode: form.text('statusCode') }
  const before = (await getMethod(context, key)).methodResponses?.[key.statusCode]
  const headers = readPairs(form, 'responseParameters').map(([name, is]): [string, boolean] => [
    name,
    is === 'required',
  ])
  const responseParameters = Object.fromEntries(headers)
  const responseModels = Object.fromEntries(readPairs(form, 'responseModels'))
  if (!before) await putMethodResponse.invoke(context, { ...key, responseParameters, responseModels })
  else {
    await updateMethodResponse.invoke(context, {
      ...key,
      responseParameters: mapChange(before.responseParameters, responseParameters),
      responseModels: mapChange(before.responseModels, responseModels),
    })
  }
  return await saved()
})

export const deleteMethodResponseAction = runFormAction(async (context, form) => {
  await deleteMethodResponse.invoke(context, { ...keyOf(form), statusCode: form.text('statusCode') })
  return await saved()
})

function keyOf(form: FormReader) {
  return {
    restApiId: form.text('restApiId'),
    resourceId: form.text('resourceId'),
    httpMethod: form.text('httpMethod'),
  }
}

/** `NONE`, `AWS_IAM`, or the id of an authorizer, whose type says how it authorizes. */
async function readAuthorization(context: Context, restApiId: string, chosen: string) {
  if (chosen === 'NONE' || chosen === 'AWS_IAM') return { authorizationType: chosen, authorizerId: null }
  const { type } = await getAuthorizer(context, { restApiId, authorizerId: chosen })
  const authorizationType = type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM'
  return { authorizationType, authorizerId: chosen }
}

function valueOrNone(chosen: string): string | null {
  return chosen === 'NONE' ? null : chosen
}

function contentHandlingOf(form: FormReader): string | null {
  const chosen = form.text('contentHandling')
  return chosen === 'PASSTHROUGH' ? null : chosen
}

/** The rows of a map; browsers send line ends as CR LF. */
function mapOf(form: FormReader, field: string): Record<string, string> {
  return Object.fromEntries(readPairs(form, field).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]))
}

/** Marks parameters of the request as cache keys; keys of other kinds stay. */
async function saveCacheKeys(context: Context, key: MethodKey, before: Method, parameters: readonly ReadParameter[]) {
  const integration = before.methodIntegration
  if (!integration) return
  const known = new Set([...Object.keys(before.requestParameters ?? {}), ...parameters.map(({ name }) => name)])
  const others = integration.cacheKeyParameters.filter((name) => !known.has(name))
  const marked = parameters.filter(({ isCached }) => isCached).map(({ name }) => name)
  const wanted = [...others, ...marked]
  if ([...wanted].sort().join() === [...integration.cacheKeyParameters].sort().join()) return
  await updateIntegration.invoke(context, { ...key, cacheKeyParameters: wanted })
}

async function saved() {
  const t = await getTranslations('apis')
  return { message: t('savedDraft') }
}
