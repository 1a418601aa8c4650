'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { ProductPlan } from '#server/portals/products/product.ts'
import { MarkdownField } from './markdown-field.tsx'
import { PlanFacts } from './plan-choice.tsx'
import { priceText } from './price-text.ts'

interface OfferedPlanProps {
  plan: UsagePlan
  /** As it is saved; undefined for one that was just added. */
  offer: ProductPlan | undefined
  mayWrite: boolean
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onRemove: () => void
}

/** One plan of a product: its place, price, approval and terms. */
export function OfferedPlan({ plan, offer, mayWrite, onUp, onDown, onRemove }: OfferedPlanProps) {
  const t = useTranslations('products.offeredPlan')
  const [terms, setTerms] = useState(offer?.terms ?? '')
  const [hasTerms, setHasTerms] = useState(terms !== '')
  return (
    <li className="flex flex-col gap-4 rounded-lg border border-line p-4" aria-label={plan.name}>
      <input type="hidden" name="plans" value={plan.id} />
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col text-sm">
          <span className="font-medium wrap-anywhere">{plan.name}</span>
          <span className="text-[0.8125rem] text-muted">
            <PlanFacts plan={plan} />
          </span>
        </div>
        {mayWrite && (
          <div className="flex shrink-0 gap-0.5">
            <IconButton
              label={t('up', { name: plan.name })}
              icon={<ArrowUp />}
              size="small"
              isDisabled={!onUp}
              {...(onUp ? { onPress: onUp } : {})}
            />
            <IconButton
              label={t('down', { name: plan.name })}
              icon={<ArrowDown />}
              size="small"
              isDisabled={!onDown}
              {...(onDown ? { onPress: onDown } : {})}
            />
            <IconButton label={t('remove', { name: plan.name })} icon={<X />} size="small" onPress={onRemove} />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          name={`price.${plan.id}`}
          label={t('price', { name: plan.name })}
          info="products.price"
          suffix={t('aMonth')}
          placeholder={t('free')}
          inputMode="decimal"
          defaultValue={offer?.price ? priceText(offer.price) : ''}
          className="sm:w-52"
        />
        <TextField
          name={`currency.${plan.id}`}
          label={t('currency')}
          defaultValue={offer?.price?.currency ?? 'USD'}
          maxLength={3}
          className="sm:w-24"
        />
        <Select
          name={`approval.${plan.id}`}
          label={t('approval')}
          info="products.approval"
          defaultValue={offer?.approval ?? 'automatic'}
          className="sm:w-64"
          options={[
            { value: 'automatic', label: t('automatic') },
            { value: 'manual', label: t('manual'), help: t('manualHelp') },
          ]}
        />
      </div>
      {hasTerms ? (
        <MarkdownField
          name={`terms.${plan.id}`}
          label={t('terms')}
          previewLabel={t('termsPreview', { name: plan.name })}
          value={terms}
          onChange={setTerms}
          rows={8}
        />
      ) : (
        mayWrite && (
          <Button size="small" className="self-start" onPress={() => setHasTerms(true)}>
            {t('addTerms')}
          </Button>
        )
      )}
    </li>
  )
}
