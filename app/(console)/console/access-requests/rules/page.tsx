import { ListChecks } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApplyRules } from '#components/access-requests/apply-rules.tsx'
import { ApprovalRules } from '#components/access-requests/approval-rules.tsx'
import { ReasonSwitch } from '#components/access-requests/reason-switch.tsx'
import { RequestsHeader } from '#components/access-requests/requests-header.tsx'
import { RuleDialog } from '#components/access-requests/rule-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { countAccessRequests } from '#server/portals/access-requests/count-access-requests.ts'
import { listApprovalRules } from '#server/portals/access-requests/list-approval-rules.ts'
import { previewApprovalRules } from '#server/portals/access-requests/preview-approval-rules.ts'
import { listProducts } from '#server/portals/products/list-products.ts'
import {
  applyRulesAction,
  deleteRuleAction,
  orderRulesAction,
  previewRuleAction,
  requireReasonAction,
  restoreRuleAction,
  saveRuleAction,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.rules'))('title') }
}

export default async function ApprovalRulesPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('access-requests.rules')
  if (!isAllowed(context.actor, 'access-requests:read')) {
    return (
      <div className="flex flex-col gap-5">
        <RequestsHeader pending={0} hasTabs={false} />
        <NotAllowed title={t('notAllowed')} />
      </div>
    )
  }
  const { items: rules, reasonRequired } = await listApprovalRules(context, {})
  const { items: preview } = await previewApprovalRules(context, {})
  const { pending } = await countAccessRequests(context, {})
  const products = await listProducts(context, { limit: 500 })
  const canDecide = isAllowed(context.actor, 'access-requests:write')
  const offers = products.items.map(({ productId, name, plans }) => ({
    ...{ productId, name },
    plans: plans.map(({ usagePlanId, name: plan }) => ({ usagePlanId, name: plan })),
  }))
  const dialog = {
    offers,
    hasMail: context.settings.mail.smtpUrl !== undefined,
    save: saveRuleAction,
    preview: previewRuleAction,
  }
  const create = canDecide ? <RuleDialog {...dialog} /> : undefined
  const deciding = preview.filter(({ awaitsProof }) => !awaitsProof)
  return (
    <div className="flex flex-col gap-5">
      <RequestsHeader pending={pending} hasTabs actions={rules.length > 0 ? create : undefined} />
      <p className="max-w-2xl text-muted text-sm">{t('intro')}</p>
      {rules.length === 0 ? (
        <EmptyState icon={<ListChecks />} title={t('empty')} actions={create}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ApprovalRules
          rules={rules}
          preview={preview}
          canDecide={canDecide}
          dialog={dialog}
          actions={{ order: orderRulesAction, remove: deleteRuleAction, restore: restoreRuleAction }}
        />
      )}
      {canDecide && deciding.length > 0 && <ApplyRules decisions={deciding} action={applyRulesAction} />}
      <ReasonSwitch isRequired={reasonRequired} isDisabled={!canDecide} action={requireReasonAction} />
    </div>
  )
}
