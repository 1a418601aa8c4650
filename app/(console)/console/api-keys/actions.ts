'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ImportOutcome } from '#components/api-keys/import-keys.tsx'
import type { FoundOptions } from '#components/ui/search-select.tsx'
import { checkApiKeyImport, type ImportCheck } from '#server/access/api-keys/check-api-key-import.ts'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { deleteApiKey } from '#server/access/api-keys/delete-api-key.ts'
import { exportApiKeys } from '#server/access/api-keys/export-api-keys.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { importApiKeys } from '#server/access/api-keys/import-api-keys.ts'
import { searchApiKeys } from '#server/access/api-keys/search-api-keys.ts'
import { updateApiKey } from '#server/access/api-keys/update-api-key.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlanKey } from '#server/access/usage-plans/delete-usage-plan-key.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

const texts = () => getTranslations('api-keys.actions')

export const createApiKeyAction = runFormAction(async (context, form) => {
  const usagePlanId = form.optional('usagePlanId')
  // Asked first: a key that is made and in no plan would be made twice by whoever tries again.
  if (usagePlanId) await requirePlan(context, usagePlanId)
  const { id } = await createApiKey.invoke(context, {
    name: form.optional('name'),
    description: form.optional('description'),
    value: form.optional('value'),
    enabled: true,
  })
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
    // The field has no zone; its label says that it is UTC.
    expiresAt: form.text('expiresAt') ? new Date(`${form.text('expiresAt')}Z`) : null,
  }),
  { done: async () => ({ message: (await texts())('saved') }) },
)

export const enableApiKeyAction = formAction(
  updateApiKey,
  (form) => ({ apiKey: form.text('apiKey'), enabled: form.text('enabled') === 'true' }),
  {
    done: async ({ enabled }) => {
      const t = await texts()
      return { message: enabled ? t('enabled') : t('disabled') }
    },
  },
)

export const deleteApiKeyAction = formAction(deleteApiKey, (form) => ({ apiKey: form.text('apiKey') }), {
  done: () => ({ redirectTo: '/console/api-keys' }),
})

export const addKeyToPlanAction = formAction(
  createUsagePlanKey,
  (form) => ({ usagePlanId: form.text('usagePlanId'), keyId: form.text('keyId'), keyType: 'API_KEY' }),
  { done: async () => ({ message: (await texts())('added') }) },
)

export const removeKeyFromPlanAction = formAction(
  deleteUsagePlanKey,
  (form) => ({ usagePlanId: form.text('usagePlanId'), keyId: form.text('keyId') }),
  { done: async () => ({ message: (await texts())('removed') }) },
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

/** The newest keys that fit what is typed: for a choice of one. Those of a plan can be left out. */
export async function findKeysAction(outsidePlanId: string, text: string): Promise<FoundOptions> {
  const { items, position } = await searchApiKeys.invoke(await currentContext(), {
    text: text.slice(0, 200),
    outsidePlanId: outsidePlanId || undefined,
    limit: 20,
  })
  const options = items.map(({ id, name, owner }) => ({
    value: id,
    label: name ?? id,
    help: owner ? `${id} · ${owner.email}` : id,
  }))
  return { options, hasMore: position !== undefined }
}

export async function checkImportAction(csv: string): Promise<ImportOutcome<ImportCheck>> {
  return await outcomeOf(async (context) => {
    const { problems, ...check } = await checkApiKeyImport.invoke(context, { body: csv })
    const locale = await getLocale()
    return { ...check, problems: problems.map((each) => ({ ...each, text: translateRefusal(each.text, locale) })) }
  })
}

export async function importApiKeysAction(csv: string): Promise<{ problem: string }> {
  const outcome = await outcomeOf((context) => importApiKeys.invoke(context, { body: csv, format: 'csv' }))
  if ('problem' in outcome) return outcome
  refresh()
  redirect('/console/api-keys')
}

export async function exportApiKeysAction(): Promise<ImportOutcome<{ csv: string; keys: number }>> {
  return await outcomeOf((context) => exportApiKeys.invoke(context, {}))
}

async function requirePlan(context: Context, usagePlanId: string): Promise<void> {
  await getUsagePlan.invoke(context, { usagePlanId }).catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error
    throw new ServiceError(error.failure, error.message, { fields: { usagePlanId: error.message } })
  })
}

async function outcomeOf<Done>(run: (context: Context) => Promise<Done>): Promise<ImportOutcome<Done>> {
  const context = await currentContext()
  try {
    return await run(context)
  } catch (error) {
    return { problem: (await refusedState(error, context)).message ?? '' }
  }
}
