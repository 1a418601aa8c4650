import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readAccessRequests } from './access-request.ts'
import { openForRules } from './apply-rules.ts'
import { matchRule } from './match-rule.ts'
import { readApprovalRules } from './read-approval-rules.ts'
import { checkRule, ruleFields } from './rule-fields.ts'

/** What one rule would do to one open request. */
export interface PreviewedDecision {
  readonly ruleId: string
  readonly accessRequestId: string
  readonly decision: 'approve' | 'deny'
  /** The rule approves only proven addresses, and this one is not yet. */
  readonly awaitsProof: boolean
  readonly person: { readonly name: string; readonly email: string }
  readonly product: string
  readonly plan: string
}

/** Requests looked at, at most. */
const looksAt = 500

/** Under what the draft of a rule appears in the preview. */
export const draftRuleId = 'draft'

/**
 * Which open requests the rules would decide, and how. With `draft` as if that rule were there too: at the end, or in the
 * place of the one that it changes.
 */
export const previewApprovalRules = query({
  name: 'PreviewApprovalRules',
  permission: 'access-requests:read',
  input: z.object({ draft: z.object({ ruleId: z.string().optional(), ...ruleFields }).optional() }),
  async run(context, { draft }): Promise<{ items: PreviewedDecision[] }> {
    const { accountId } = context
    const kept = (await readApprovalRules(context, accountId)).map(({ rule }) => rule)
    const drafted = draft && { ...(await checkRule(context, draft)), id: draftRuleId }
    const isNew = drafted && !kept.some(({ id }) => id === draft?.ruleId)
    const rules = [
      ...kept.map((rule) => (drafted && rule.id === draft?.ruleId ? drafted : rule)),
      ...(drafted && isNew ? [drafted] : []),
    ]
    const open = await openForRules(context, { accountId }).limit(looksAt)
    const found = open.flatMap(({ request, user }) => {
      const { productId, usagePlanId } = request
      const isVerified = user.emailVerifiedAt !== null
      const match = matchRule(rules, { email: user.email, isVerified, productId, usagePlanId })
      return match ? [{ match, id: request.id }] : []
    })
    const ids = found.map(({ id }) => id)
    const order = accessRequests.createdAt.getSQL()
    const shown =
      ids.length === 0
        ? []
        : await readAccessRequests(context, { condition: inArray(accessRequests.id, ids), order, limit: looksAt })
    return {
      items: shown.flatMap((request) => {
        const match = found.find(({ id }) => id === request.accessRequestId)?.match
        if (!match) return []
        const { rule, awaitsProof } = match
        return {
          ruleId: rule.id,
          accessRequestId: request.accessRequestId,
          decision: rule.decision,
          awaitsProof,
          person: { name: request.person.name, email: request.person.email },
          product: request.product?.name ?? '',
          plan: request.plan?.name ?? '',
        }
      }),
    }
  },
})
