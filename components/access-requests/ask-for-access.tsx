import { useLocale, useTranslations } from 'next-intl'
import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { priceWords } from '#components/portal/price-words.ts'
import { TermsAgreement } from '#components/portal/terms-agreement.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'

interface AskForAccessProps {
  product: { productId: string; slug: string; name: string }
  providerName: string
  plan: OfferedPlan
  reasonRequired: boolean
  /** The reader's apps at this provider. */
  apps: readonly { appId: string; name: string }[]
  ask: FormAction
}

/** A plan that wants more than a click: what it allows and costs, its terms, and what it is wanted for. */
export function AskForAccess({ product, providerName, plan, reasonRequired, apps, ask }: AskForAccessProps) {
  const t = useTranslations('access-requests.ask')
  const limits = useTranslations('limits')
  const locale = useLocale()
  const needsApproval = plan.approval === 'manual'
  const allowed = [quotaWords(limits, plan.quota), rateWords(limits, plan.throttle)].filter(Boolean).join(', ')
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        title={t('title', { plan: plan.name, product: product.name })}
        description={needsApproval ? t('needsApproval', { provider: providerName }) : t('needsAgreement')}
      />
      <KeyValueList
        columns={2}
        items={[
          { key: t('limits'), value: allowed || t('noLimits') },
          { key: t('price'), value: plan.price ? t('perMonth', { price: priceWords(plan.price, locale) }) : t('free') },
        ]}
      />
      <Form action={ask} hidden={{ productId: product.productId, usagePlanId: plan.usagePlanId }}>
        {apps.length > 1 && (
          <Select
            name="appId"
            label={t('app')}
            defaultValue={apps[0]?.appId ?? ''}
            options={apps.map(({ appId, name }) => ({ value: appId, label: name }))}
          />
        )}
        {needsApproval && (
          <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} rows={4} optional={!reasonRequired} />
        )}
        <TermsAgreement plan={plan} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{needsApproval ? t('submit') : t('submitAtOnce')}</SubmitButton>
          <LinkButton href={`/products/${product.slug}`}>{t('back')}</LinkButton>
        </div>
      </Form>
    </div>
  )
}
