'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import type { RunSimulation } from '#components/resource-policy/simulation.ts'
import type { CheckPolicy } from '#components/resource-policy/use-policy-check.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { updateRestApi } from '#server/rest-apis/apis/update-rest-api.ts'
import { checkResourcePolicy } from '#server/rest-apis/resource-policy/check-resource-policy.ts'
import { type SimulatedAccess, simulateAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'

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
  const { fault } = await checkResourcePolicy.invoke(await currentContext(), { restApiId, policy })
  if (!fault) return {}
  const locale = await getLocale()
  const { message, reason } = fault
  const said = reason === undefined ? {} : { reason: translateRefusal(reason, locale) }
  return { fault: { ...fault, message: translateRefusal(message, locale), ...said } }
}

export const simulateAccessAction: RunSimulation = async (question) => {
  const context = await currentContext()
  try {
    return { report: inLanguage(await simulateAccess.invoke(context, question), await getLocale()) }
  } catch (error) {
    const { message = '', fields } = await refusedState(error, context)
    return { refused: message, ...(fields ? { fields } : {}) }
  }
}

/** Why a policy could not be evaluated, in the reader's language. */
function inLanguage(report: SimulatedAccess, locale: string): SimulatedAccess {
  if (!report.policies) return report
  const said = <Policy extends object>(policy: Policy): Policy =>
    'fault' in policy && typeof policy.fault === 'string'
      ? { ...policy, fault: translateRefusal(policy.fault, locale) }
      : policy
  const { resource, identity } = report.policies
  return {
    ...report,
    policies: {
      ...report.policies,
      ...(resource ? { resource: said(resource) } : {}),
      identity: { ...identity, policies: identity.policies.map(said) },
    },
  }
}
