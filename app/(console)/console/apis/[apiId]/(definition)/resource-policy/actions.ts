'use server'

import { getTranslations } from 'next-intl/server'
import type { RunSimulation } from '#components/resource-policy/simulation.ts'
import type { CheckPolicy } from '#components/resource-policy/use-policy-check.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { updateRestApi } from '#server/rest-apis/apis/update-rest-api.ts'
import { checkResourcePolicy } from '#server/rest-apis/resource-policy/check-resource-policy.ts'
import { simulateAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'

export const savePolicyAction = formAction(
  updateRestApi,
  (form) => ({ restApiId: form.text('restApiId'), policy: form.nullable('policy') }),
  { done: async () => ({ message: (await getTranslations('resource-policy'))('actions.saved') }) },
)

export const removePolicyAction = formAction(updateRestApi, (form) => ({
  restApiId: form.text('restApiId'),
  policy: null,
}))

export const checkPolicyAction: CheckPolicy = async (restApiId, policy) => {
  return await checkResourcePolicy.invoke(await currentContext(), { restApiId, policy })
}

export const simulateAccessAction: RunSimulation = async (question) => {
  const context = await currentContext()
  try {
    return { report: await simulateAccess.invoke(context, question) }
  } catch (error) {
    const { message = '', fields } = refusedState(error, context)
    return { refused: message, ...(fields ? { fields } : {}) }
  }
}
