'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import type { Context } from '#server/context.ts'
import { getAuthorizer } from '#server/rest-apis/authorizers/get-authorizer.ts'
import { deleteIntegrationResponse } from '#server/rest-apis/integrations/delete-integration-response.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { putIntegrationResponse } from '#server/rest-apis/integrations/put-integration-response.ts'
import { updateIntegration } from '#server/rest-apis/integrations/update-integration.ts'
import { deleteMethodResponse } from '#server/rest-apis/methods/delete-method-response.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import { putMethodResponse } from '#server/rest-apis/methods/put-method-response.ts'
import { updateMethod } from '#server/rest-apis/methods/update-method.ts'
import { updateMethodResponse } from '#server/rest-apis/methods/update-method-response.ts'
import { mapChange, readPairs } from '../../../../../../../form-pairs.ts'

const saved = { message: 'Saved as a draft: deploy to have it served' }

export const updateMethodRequestAction = runFormAction(async (context, form) => {
  const key = keyOf(form)
  const before = await getMethod(context, key)
  const wanted = Object.fromEntries(
    readPairs(form, 'requestParameters').map(([name, required]) => [name, required === 'required']),
  )
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
    ...(await readAuthorization(context, key.restApiId, form.text('authorization'))),
  })
  return saved
})

export const saveIntegrationAction = runFormAction(async (context, form) => {
  const key = keyOf(form)
  const { methodIntegration: before } = await getMethod(context, key)
  const type = form.text('type')
  const members = readIntegration(form, type)
  if (before?.type !== type) await putIntegration.invoke(context, { ...key, type, ...members })
  else {
    const { requestParameters, requestTemplates, ...rest } = members
    // A function's form has no mappings: what an import brought stays.
    const mappings =
      type === 'AWS_PROXY'
        ? {}
        : {
            requestParameters: mapChange(before.requestParameters, requestParameters),
            requestTemplates: mapChange(before.requestTemplates, requestTemplates),
          }
    const credentials = type.startsWith('AWS') ? { credentials: form.nullable('credentials') } : {}
    await updateIntegration.invoke(context, { ...key, ...rest, ...mappings, ...credentials })
  }
  return saved
})

export const saveIntegrationResponseAction = formAction(
  putIntegrationResponse,
  (form) => ({
    ...keyOf(form),
    statusCode: form.text('statusCode'),
    selectionPattern: form.optional('selectionPattern'),
    responseParameters: Object.fromEntries(readPairs(form, 'responseParameters')),
    responseTemplates: Object.fromEntries(readPairs(form, 'responseTemplates')),
  }),
  { done: () => saved },
)

export const deleteIntegrationResponseAction = formAction(
  deleteIntegrationResponse,
  (form) => ({ ...keyOf(form), statusCode: form.text('statusCode') }),
  { done: () => saved },
)

export const saveMethodResponseAction = runFormAction(async (context, form) => {
  const key = { ...keyOf(form), statusCode: form.text('statusCode') }
  const before = (await getMethod(context, key)).methodResponses?.[key.statusCode]
  const headers = readPairs(form, 'responseParameters').map(([name]): [string, boolean] => [name, false])
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
  return saved
})

export const deleteMethodResponseAction = formAction(
  deleteMethodResponse,
  (form) => ({ ...keyOf(form), statusCode: form.text('statusCode') }),
  { done: () => saved },
)

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

function readIntegration(form: FormReader, type: string) {
  const isMock = type === 'MOCK'
  return {
    uri: isMock ? undefined : form.text('uri'),
    integrationHttpMethod: isMock ? undefined : form.text('integrationHttpMethod'),
    credentials: form.optional('credentials'),
    timeoutInMillis: form.number('timeoutInMillis'),
    passthroughBehavior: form.optional('passthroughBehavior'),
    requestParameters: Object.fromEntries(readPairs(form, 'requestParameters')),
    requestTemplates: Object.fromEntries(readPairs(form, 'requestTemplates')),
  }
}
