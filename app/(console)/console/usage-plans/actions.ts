'use server'

import { getTranslations } from 'next-intl/server'
import { readMethodThrottles, throttleChanges, throttleField } from '#components/usage-plans/method-throttle-rows.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { deleteUsagePlan } from '#server/access/usage-plans/delete-usage-plan.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { updateUsagePlan } from '#server/access/usage-plans/update-usage-plan.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { renameFields } from '#server/adapters/next/rename-fields.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { exportUsage } from '#server/traffic/usage/export-usage.ts'
import { updateUsage } from '#server/traffic/usage/update-usage.ts'

const saved = async () => (await getTranslations('usage-plans.actions'))('saved')

export const createUsagePlanAction = formAction(
  createUsagePlan,
  (form) => ({
    name: form.text('name'),
    description: form.optional('description'),
    throttle: { rateLimit: form.number('throttle.rateLimit'), burstLimit: form.number('throttle.burstLimit') },
    quota: readQuota(form),
    apiStages: form.all('apiStages').map((apiStage) => {
      const [apiId = '', stage = ''] = apiStage.split(':')
      return { apiId, stage }
    }),
  }),
  { done: ({ id }) => ({ redirectTo: `/console/usage-plans/${id}` }) },
)

export const updateUsagePlanAction = formAction(
  updateUsagePlan,
  (form) => ({
    usagePlanId: form.text('usagePlanId'),
    name: form.text('name'),
    description: form.nullable('description'),
    throttle: {
      rateLimit: form.nullableNumber('throttle.rateLimit'),
      burstLimit: form.nullableNumber('throttle.burstLimit'),
    },
    quota: readQuota(form) ?? null,
    apiStages: form.all('apiStages'),
  }),
  { done: async () => ({ message: await saved() }) },
)

/** The limits of single methods of one stage: what the form has no more of ends. */
export const updateMethodThrottlesAction = runFormAction(async (context, form) => {
  const usagePlanId = form.text('usagePlanId')
  const apiStage = form.text('apiStage')
  const rows = readMethodThrottles(form)
  const { apiStages } = await getUsagePlan.invoke(context, { usagePlanId })
  const before = apiStages.find(({ apiId, stage }) => `${apiId}:${stage}` === apiStage)?.throttle ?? {}
  const throttles = throttleChanges(rows, Object.keys(before))
  try {
    await updateUsagePlan.invoke(context, { usagePlanId, methodThrottles: { [apiStage]: throttles } })
  } catch (error) {
    throw renameFields(error, (member) => throttleField(member, rows))
  }
  return { message: await saved() }
})

export const deleteUsagePlanAction = formAction(
  deleteUsagePlan,
  (form) => ({ usagePlanId: form.text('usagePlanId') }),
  { done: () => ({ redirectTo: '/console/usage-plans' }) },
)

/** What a key has left until the period of its quota ends. */
export const extendQuotaAction = formAction(
  updateUsage,
  (form) => ({
    usagePlanId: form.text('usagePlanId'),
    keyId: form.text('keyId'),
    // An empty field is no wish to change nothing: the operation asks for a number.
    remaining: form.number('remaining') ?? Number.NaN,
  }),
  {
    done: async (_usage, form) => ({
      message: (await getTranslations('usage-plans.actions'))('extended', { count: form.number('remaining') ?? 0 }),
    }),
  },
)

export const exportUsageAction = formAction(
  exportUsage,
  (form) => ({
    usagePlanId: form.text('usagePlanId'),
    startDate: form.text('startDate'),
    endDate: form.text('endDate'),
    format: form.text('format'),
  }),
  {
    done: async ({ name, text, keys }) => ({
      message: (await getTranslations('usage-plans.actions'))('exported', { count: keys }),
      result: { name, text },
    }),
  },
)

function readQuota(form: FormReader) {
  const limit = form.number('quota.limit')
  return limit === undefined ? undefined : { limit, period: form.text('quota.period') }
}
