'use client'

import { KeyRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { quotaWords } from './limit-words.ts'
import { priceWords } from './price-words.ts'
import { ReasonField } from './reason-field.tsx'
import { TermsAgreement } from './terms-agreement.tsx'

/** What has to be known about a plan before a key is taken on it. */
export type KeyPlan = Pick<OfferedPlan, 'usagePlanId' | 'name' | 'price' | 'quota' | 'terms' | 'termsHash' | 'approval'>

interface GetKeyFormProps {
  productId: string
  plan: KeyPlan
  providerName: string
  /** Undefined in a preview, which changes nothing. */
  getKey: FormAction | undefined
}

/** One press for a plan that costs and asks nothing; any other is reviewed first. */
export function GetKeyForm({ productId, plan, providerName, getKey }: GetKeyFormProps) {
  const t = useTranslations('portal.getKey')
  const limits = useTranslations('limits')
  const locale = useLocale()
  const hidden = { productId, usagePlanId: plan.usagePlanId }
  const isManual = plan.approval === 'manual'
  const open = isManual ? t('ask') : t('get')
  if (!getKey) {
    return (
      <div className="flex flex-col gap-1.5">
        <Button icon={<KeyRound />} isDisabled className="w-full">
          {open}
        </Button>
        <p className="text-[0.8125rem] text-muted">{t('notInPreview')}</p>
      </div>
    )
  }
  if (!plan.price && !plan.terms && !isManual) {
    return (
      <Form action={getKey} hidden={hidden} aria-label={t('onPlan', { plan: plan.name })}>
        <SubmitButton icon={<KeyRound />} className="w-full">
          {open}
        </SubmitButton>
      </Form>
    )
  }
  return (
    <ConfirmDialog
      title={t('review')}
      tone="primary"
      action={getKey}
      hidden={hidden}
      confirmLabel={isManual ? t('send') : t('confirm')}
      trigger={
        <Button icon={<KeyRound />} className="w-full">
          {open}
        </Button>
      }
    >
      {plan.price && (
        <p>
          {t.rich('costs', {
            plan: plan.name,
            price: priceWords(plan.price, locale),
            provider: providerName,
            strong: (words) => <strong className="text-ink">{words}</strong>,
          })}
        </p>
      )}
      <p>
        {quotaWords(limits, plan.quota) ?? t('noQuota')}. {t('leaveAnyTime')}
      </p>
      {isManual && (
        <>
          <p>{t('needsApproval', { provider: providerName })}</p>
          <ReasonField />
        </>
      )}
      <TermsAgreement plan={plan} />
    </ConfirmDialog>
  )
}
