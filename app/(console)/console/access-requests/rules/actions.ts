'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { RuleDraft, RulePreview, RuleRestore } from '#components/access-requests/rule-actions.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { applyApprovalRules } from '#server/portals/access-requests/apply-approval-rules.ts'
import { createApprovalRule } from '#server/portals/access-requests/create-approval-rule.ts'
import { deleteApprovalRule } from '#server/portals/access-requests/delete-approval-rule.ts'
import { orderApprovalRules } from '#server/portals/access-requests/order-approval-rules.ts'
import { draftRuleId, previewApprovalRules } from '#server/portals/access-requests/preview-approval-rules.ts'
import { requireRequestReason } from '#server/portals/access-requests/require-request-reason.ts'
import { updateApprovalRule } from '#server/portals/access-requests/update-approval-rule.ts'

export const saveRuleAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.rules')
  const ruleId = form.optional('ruleId')
  if (ruleId) await updateApprovalRule.invoke(context, { ruleId, ...ruleIn(form) })
  else await createApprovalRule.invoke(context, ruleIn(form))
  return { message: ruleId ? t('saved') : t('added') }
})

export const applyRulesAction = runFormAction(async (context) => {
  const t = await getTranslations('access-requests.rules')
  const { approved, denied } = await applyApprovalRules(context, {})
  return { message: t('applied', { approved, denied }) }
})

export const requireReasonAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.rules')
  const { isRequired } = await requireRequestReason(context, { isRequired: form.text('isRequired') === 'true' })
  return { message: isRequired ? t('reasonOn') : t('reasonOff') }
})

/** Which open requests a draft would decide; why not, where the draft is none. */
export async function previewRuleAction(draft: RuleDraft): Promise<RulePreview> {
  const context = await currentContext()
  try {
    const { items } = await previewApprovalRules.invoke(context, { draft })
    return { items: items.filter(({ ruleId }) => ruleId === draftRuleId) }
  } catch (error) {
    return { items: [], refused: (await refusedState(error, context)).message ?? '' }
  }
}

export async function orderRulesAction(ruleIds: string[]): Promise<{ refused: string | undefined }> {
  return await tried(async (context) => void (await orderApprovalRules.invoke(context, { ruleIds })))
}

export async function restoreRuleAction(rule: RuleRestore): Promise<{ refused: string | undefined }> {
  return await tried(async (context) => void (await createApprovalRule.invoke(context, rule)))
}

/** Answers what was deleted, so that it can be put back. */
export async function deleteRuleAction(
  ruleId: string,
): Promise<{ refused: string | undefined; deleted?: RuleRestore }> {
  let deleted: RuleRestore | undefined
  const { refused } = await tried(async (context) => {
    const { ruleId: _, ...rule } = await deleteApprovalRule.invoke(context, { ruleId })
    deleted = rule
  })
  return deleted ? { refused, deleted } : { refused }
}

async function tried(
  work: (context: Awaited<ReturnType<typeof currentContext>>) => Promise<void>,
): Promise<{ refused: string | undefined }> {
  const context = await currentContext()
  try {
    await work(context)
    return { refused: undefined }
  } catch (error) {
    return { refused: (await refusedState(error, context)).message ?? '' }
  } finally {
    refresh()
  }
}

function ruleIn(form: FormReader) {
  return {
    email: form.text('email'),
    productId: form.nullable('productId'),
    usagePlanId: form.nullable('usagePlanId'),
    decision: form.text('decision'),
    verifiedOnly: form.checked('verifiedOnly'),
  }
}
