'use server'

import { getTranslations } from 'next-intl/server'
import type { RunAuthorizerTest } from '#components/authorizers/authorizer-test-outcome.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { createAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { deleteAuthorizer } from '#server/rest-apis/authorizers/delete-authorizer.ts'
import { updateAuthorizer } from '#server/rest-apis/authorizers/update-authorizer.ts'
import { testInvokeAuthorizer } from '#server/rest-apis/test-invoke/test-invoke-authorizer.ts'
import { readPairs } from '../../../../form-pairs.ts'

export const createAuthorizerAction = formAction(
  createAuthorizer,
  (form) => ({ restApiId: form.text('restApiId'), ...readAuthorizer(form) }),
  {
    done: ({ id }, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/authorizers/${id}` }),
  },
)

export const updateAuthorizerAction = formAction(
  updateAuthorizer,
  (form) => ({ ...authorizerKey(form), ...readAuthorizer(form) }),
  { done: async () => ({ message: (await getTranslations('authorizers'))('actions.saved') }) },
)

export const deleteAuthorizerAction = formAction(deleteAuthorizer, authorizerKey, {
  done: (_output, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/authorizers` }),
})

export const testAuthorizerAction: RunAuthorizerTest = async (call) => {
  const context = await currentContext()
  try {
    return { result: await testInvokeAuthorizer.invoke(context, call) }
  } catch (error) {
    const { message, fields } = await refusedState(error, context)
    const wrong = Object.entries(fields ?? {}).map(([field, problem]) => `${field}: ${problem}`)
    return { refused: wrong.length > 0 ? wrong.join('; ') : (message ?? '') }
  }
}

function authorizerKey(form: FormReader) {
  return { restApiId: form.text('restApiId'), authorizerId: form.text('authorizerId') }
}

/** What a type does not have is emptied: of another type before, nothing is left behind. */
function readAuthorizer(form: FormReader) {
  const type = form.text('type')
  const isPool = type === 'COGNITO_USER_POOLS'
  return {
    name: form.text('name'),
    type,
    authType: isPool ? 'cognito_user_pools' : 'custom',
    authorizerUri: isPool ? '' : form.text('authorizerUri'),
    authorizerCredentials: isPool ? '' : form.text('authorizerCredentials'),
    providerARNs: isPool ? form.text('providerARNs').split(/\s+/).filter(Boolean) : [],
    identitySource: readIdentitySource(form, type),
    identityValidationExpression: type === 'REQUEST' ? '' : form.text('identityValidationExpression'),
    authorizerResultTtlInSeconds: form.number('authorizerResultTtlInSeconds') ?? 0,
  }
}

const sourcePlaces: Readonly<Record<string, string>> = {
  header: 'method.request.header.',
  query: 'method.request.querystring.',
  'stage variable': 'stageVariables.',
  context: 'context.',
}

function readIdentitySource(form: FormReader, type: string): string {
  if (type !== 'REQUEST') {
    const header = form.text('identitySource')
    return header === '' || header.includes('.') ? header : `${sourcePlaces.header}${header}`
  }
  const sources = readPairs(form, 'identitySources')
  return sources.map(([name, place]) => `${sourcePlaces[place] ?? ''}${name}`).join(',')
}
