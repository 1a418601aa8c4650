'use client'

import { KeyRound } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { quotaWords } from './limit-words.ts'
import { priceWords } from './price-words.ts'

interface GetKeyFormProps {
  productId: string
  plan: Pick<OfferedPlan, 'usagePlanId' | 'name' | 'price' | 'quota'>
  providerName: string
  getKey: FormAction
}

/** One press for a free plan; a plan that costs is reviewed first. */
export function GetKeyForm({ productId, plan, providerName, getKey }: GetKeyFormProps) {
  const hidden = { productId, usagePlanId: plan.usagePlanId }
  if (!plan.price) {
    return (
      <Form action={getKey} hidden={hidden} aria-label={`Get a key on the plan ${plan.name}`}>
        <SubmitButton icon={<KeyRound />} className="w-full">
          Get a key
        </SubmitButton>
      </Form>
    )
  }
  return (
    <ConfirmDialog
      title="Review your subscription"
      tone="primary"
      action={getKey}
      hidden={hidden}
      confirmLabel="Subscribe and get a key"
      trigger={
        <Button icon={<KeyRound />} className="w-full">
          Get a key
        </Button>
      }
    >
      <p>
        {plan.name}: <strong className="text-ink">{priceWords(plan.price)} a month</strong>, to be paid to{' '}
        {providerName}.
      </p>
      <p>
        {quotaWords(plan.quota) ?? 'No limit on the number of requests'}. You can leave or change the plan any time.
      </p>
    </ConfirmDialog>
  )
}
