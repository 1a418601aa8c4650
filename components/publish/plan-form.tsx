'use client'

import { useTranslations } from 'next-intl'
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
  const t = useTranslations('publish.plan')
  const publish = `/console/apis/${restApiId}/publish`
  return (
    <Form action={action} hidden={{ restApiId }}>
      <Card title={t('product')} description={t('productHelp')}>
        <div className="flex flex-col gap-5">
          <ProductNames proposed={proposed} />
          <TextField
            name="product.tagline"
            label={t('inOneLine')}
            defaultValue={proposed.tagline}
            maxLength={160}
            optional
          />
          <VisibilityCards name="product.visibility" />
        </div>
      </Card>
      <Card title={t('plan')} description={t('planHelp')}>
        <PlanFields />
      </Card>
      <JourneyFooter backHref={`${publish}/backend`} skipHref={`${publish}/deploy`} skipLabel={t('skip')}>
        <SubmitButton>{t('continue')}</SubmitButton>
      </JourneyFooter>
    </Form>
  )
}

/** The address is one that nobody has; it follows another name until it is written by hand. */
function ProductNames({ proposed }: Pick<PlanFormProps, 'proposed'>) {
  const t = useTranslations('publish.plan')
  const [name, setName] = useState(proposed.name)
  const [written, setSlug] = useState<string>()
  const slug = written ?? (name === proposed.name ? proposed.slug : slugOf(name))
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField name="product.name" label={t('name')} value={name} onChange={setName} autoComplete="off" />
      <TextField
        name="product.slug"
        label={t('address')}
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
  const t = useTranslations('publish.plan')
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        name="plan.name"
        label={t('planName')}
        defaultValue="Free"
        className="lg:col-span-4"
        autoComplete="off"
      />
      <TextField
        name="plan.rateLimit"
        label={t('rate')}
        defaultValue="10"
        suffix={t('perSecond')}
        inputMode="decimal"
      />
      <TextField name="plan.burstLimit" label={t('burst')} defaultValue="20" suffix={t('atOnce')} inputMode="numeric" />
      <TextField
        name="plan.quota.limit"
        label={t('quota')}
        defaultValue="10000"
        suffix={t('requests')}
        inputMode="numeric"
        help={t('noQuota')}
      />
      <Select
        name="plan.quota.period"
        label={t('inEach')}
        defaultValue="MONTH"
        options={[
          { value: 'DAY', label: t('day') },
          { value: 'WEEK', label: t('week') },
          { value: 'MONTH', label: t('month') },
        ]}
      />
      <TextField
        name="plan.price.amountCents"
        label={t('price')}
        placeholder="0.00"
        inputMode="decimal"
        help={t('free')}
        optional
      />
      <TextField name="plan.price.currency" label={t('currency')} defaultValue="USD" maxLength={3} optional />
    </div>
  )
}
