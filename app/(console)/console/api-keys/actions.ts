'use server'

import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { deleteApiKey } from '#server/access/api-keys/delete-api-key.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { updateApiKey } from '#server/access/api-keys/update-api-key.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlanKey } from '#server/access/usage-plans/delete-usage-plan-key.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'

export const createApiKeyAction = runFormAction(async (context, form) => {
  const { id } = await createApiKey.invoke(context, {
    name: form.optional('name'),
    description: form.optional('description'),
    value: form.optional('value'),
    enabled: true,
  })
  const usagePlanId = form.optional('usagePlanId')
  if (usagePlanId) await createUsagePlanKey.invoke(context, { usagePlanId, keyId: id, keyType: 'API_KEY' })
  return { redirectTo: `/console/api-keys/${id}` }
})

export const updateApiKeyAction = formAction(
  updateApiKey,
  (form) => ({
    apiKey: form.text('apiKey'),
    name: form.nullable('name'),
    description: form.nullable('description'),
    customerId: form.nullable('customerId'),
  }),
  { done: () => ({ message: 'Saved' }) },
)

export const enableApiKeyAction = formAction(
  updateApiKey,
  (form) => ({ apiKey: form.text('apiKey'), enabled: form.text('enabled') === 'true' }),
  { done: ({ enabled }) => ({ message: enabled ? 'The key works again' : 'The key is refused from now on' }) },
)

export const deleteApiKeyAction = formAction(deleteApiKey, (form) => ({ apiKey: form.text('apiKey') }), {
  done: () => ({ redirectTo: '/console/api-keys' }),
})

export const addKeyToPlanAction = formAction(
  createUsagePlanKey,
  (form) => ({ usagePlanId: form.text('usagePlanId'), keyId: form.text('keyId'), keyType: 'API_KEY' }),
  { done: () => ({ message: 'Added' }) },
)

export const removeKeyFromPlanAction = formAction(
  deleteUsagePlanKey,
  (form) => ({ usagePlanId: form.text('usagePlanId'), keyId: form.text('keyId') }),
  { done: () => ({ message: 'Removed' }) },
)

/** The value of a key, when it is asked to be shown; undefined for those who may not read it. */
export async function revealApiKeyAction(apiKey: string): Promise<string | undefined> {
  try {
    return (await getApiKey.invoke(await currentContext(), { apiKey, includeValue: true })).value
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}
