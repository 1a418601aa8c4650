'use client'

import { useState } from 'react'
import { VisibilityCards } from '#components/products/visibility-cards.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { JourneyFooter } from './journey-footer.tsx'
import { slugOf } from './slug-of.ts'

interface PlanFormProps {
  restApiId: string
  action: FormAction
  /** What is filled in at first. */
  proposed: { name: string; slug: string; tagline: string }
}

/** The product and its first plan, filled in: one look and on. */
export function PlanForm({ restApiId, action, proposed }: PlanFormProps) {
  const publish = `/console/apis/${restApiId}/publish`
  return (
    <Form action={action} hidden={{ restApiId }}>
      <Card title="Product" description="What consumers find in the portal">
        <div className="flex flex-col gap-5">
          <ProductNames proposed={proposed} />
          <TextField
            name="product.tagline"
            label="In one line"
            defaultValue={proposed.tagline}
            maxLength={160}
            optional
          />
          <VisibilityCards name="product.visibility" />
        </div>
      </Card>
      <Card title="Plan" description="The limits of each key. More plans can follow on the product’s page.">
        <PlanFields />
      </Card>
      <JourneyFooter backHref={`${publish}/backend`} skipHref={`${publish}/deploy`} skipLabel="Skip: deploy only">
        <SubmitButton>Continue</SubmitButton>
      </JourneyFooter>
    </Form>
  )
}

/** The address is one that nobody has; it follows another name until it is written by hand. */
function ProductNames({ proposed }: Pick<PlanFormProps, 'proposed'>) {
  const [name, setName] = useState(proposed.name)
  const [written, setSlug] = useState<string>()
  const slug = written ?? (name === proposed.name ? proposed.slug : slugOf(name))
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField name="product.name" label="Name" value={name} onChange={setName} autoComplete="off" />
      <TextField
        name="product.slug"
        label="Address"
        value={slug}
        onChange={setSlug}
        help={`/products/${slug}`}
        autoComplete="off"
        monospace
      />
    </div>
  )
}

function PlanFields() {
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
      <TextField name="plan.name" label="Plan name" defaultValue="Free" className="lg:col-span-4" autoComplete="off" />
      <TextField name="plan.rateLimit" label="Rate" defaultValue="10" suffix="per second" inputMode="decimal" />
      <TextField name="plan.burstLimit" label="Burst" defaultValue="20" suffix="at once" inputMode="numeric" />
      <TextField
        name="plan.quota.limit"
        label="Quota"
        defaultValue="10000"
        suffix="requests"
        inputMode="numeric"
        help="Empty: no quota"
      />
      <Select
        name="plan.quota.period"
        label="In each"
        defaultValue="MONTH"
        options={[
          { value: 'DAY', label: 'day' },
          { value: 'WEEK', label: 'week' },
          { value: 'MONTH', label: 'month' },
        ]}
      />
      <TextField
        name="plan.price.amountCents"
        label="Price a month"
        placeholder="0.00"
        inputMode="decimal"
        help="Empty: free"
        optional
      />
      <TextField name="plan.price.currency" label="Currency" defaultValue="USD" maxLength={3} optional />
    </div>
  )
}
