'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { Subscription } from '#server/portals/subscriptions/subscription.ts'
import { quotaWords, rateWords } from './limit-words.ts'
import { priceWords } from './price-words.ts'
import { ReasonField } from './reason-field.tsx'
import { TermsAgreement } from './terms-agreement.tsx'

interface ChangePlanDialogProps {
  subscription: Subscription
  plans: readonly OfferedPlan[]
  changePlan: FormAction
}

/** Another plan, the same key. */
export function ChangePlanDialog({ subscription, plans, changePlan }: ChangePlanDialogProps) {
  const t = useTranslations('portal.changePlan')
  if (plans.length < 2) return null
  const { product } = subscription
  return (
    <Dialog
      title={t('title', { product: product.name })}
      description={t('description')}
      trigger={
        <Button size="small" aria-label={t('openFor', { product: product.name })}>
          {t('open')}
        </Button>
      }
    >
      <ChangePlanForm subscription={subscription} plans={plans} changePlan={changePlan} />
    </Dialog>
  )
}

function ChangePlanForm({ subscription, plans, changePlan }: ChangePlanDialogProps) {
  const t = useTranslations('portal.changePlan')
  const limits = useTranslations('limits')
  const locale = useLocale()
  const { plan: current, subscriptionId } = subscription
  const [chosenId, setChosenId] = useState(current.usagePlanId)
  const chosen = plans.find(({ usagePlanId }) => usagePlanId === chosenId)
  const isOther = chosenId !== current.usagePlanId
  return (
    <Form action={changePlan} hidden={{ subscriptionId }}>
      <RadioCards
        name="usagePlanId"
        label={t('plan')}
        value={chosenId}
        onChange={setChosenId}
        columns={1}
        cards={plans.map((plan) => ({
          value: plan.usagePlanId,
          title: `${plan.name} · ${plan.price ? t('aMonth', { price: priceWords(plan.price, locale) }) : t('noCharge')}`,
          description: [quotaWords(limits, plan.quota) ?? t('noQuota'), rateWords(limits, plan.throttle)]
            .filter(Boolean)
            .join('; '),
        }))}
      />
      {isOther && chosen && <PlanConditions key={chosenId} plan={chosen} current={current} />}
      <DialogFooter>
        <SubmitButton>{isOther && chosen?.approval === 'manual' ? t('ask') : t('submit')}</SubmitButton>
      </DialogFooter>
    </Form>
  )
}

/** What the other plan asks for: money, agreement, patience. */
function PlanConditions({ plan, current }: { plan: OfferedPlan; current: Subscription['plan'] }) {
  const t = useTranslations('portal.changePlan')
  const locale = useLocale()
  return (
    <>
      {(plan.price || current.price) && (
        <p className="text-muted text-sm">
          {plan.price ? t('nextBilling', { price: priceWords(plan.price, locale) }) : t('noMoreBilling')}
        </p>
      )}
      {plan.approval === 'manual' && (
        <>
          <p className="text-muted text-sm">{t('needsApproval', { current: current.name })}</p>
          <ReasonField />
        </>
      )}
      <TermsAgreement plan={plan} />
    </>
  )
}
