'use client'

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

interface ChangePlanDialogProps {
  subscription: Subscription
  plans: readonly OfferedPlan[]
  changePlan: FormAction
}

/** Another plan, the same key. */
export function ChangePlanDialog({ subscription, plans, changePlan }: ChangePlanDialogProps) {
  if (plans.length < 2) return null
  const { product, plan: current, subscriptionId } = subscription
  return (
    <Dialog
      title={`Plan for ${product.name}`}
      description="The key stays the same. The new limits count from the next request on."
      trigger={<Button size="small">Change plan</Button>}
    >
      <Form action={changePlan} hidden={{ subscriptionId }}>
        <RadioCards
          name="usagePlanId"
          label="Plan"
          defaultValue={current.usagePlanId}
          columns={1}
          cards={plans.map((plan) => ({
            value: plan.usagePlanId,
            title: `${plan.name} · ${plan.price ? `${priceWords(plan.price)} a month` : 'no charge'}`,
            description: [quotaWords(plan.quota) ?? 'No limit on the number of requests', rateWords(plan.throttle)]
              .filter(Boolean)
              .join('; '),
          }))}
        />
        <DialogFooter>
          <SubmitButton>Change plan</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
