'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Product } from '#server/portals/products/product.ts'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'
import { OfferedPlan } from './offered-plan.tsx'
import { StageChoice } from './stage-choice.tsx'

interface OfferFormProps {
  product: Product
  stages: readonly NamedStage[]
  plans: readonly UsagePlan[]
  action: FormAction
  mayWrite: boolean
}

/** What a product is made of, and under which plans it is offered: their order, price, terms and approval. */
export function OfferForm({ product, stages, plans, action, mayWrite }: OfferFormProps) {
  const t = useTranslations('products.offerForm')
  const [offered, setOffered] = useState(() => product.plans.map(({ usagePlanId }) => usagePlanId))
  const shown = offered.flatMap((id) => plans.filter((plan) => plan.id === id))
  const others = plans.filter(({ id }) => !offered.includes(id))
  const move = (from: number, to: number) => {
    const next = offered.toSpliced(from, 1)
    setOffered(next.toSpliced(to, 0, ...offered.slice(from, from + 1)))
  }
  return (
    <Card title={t('title')} info="products.plans" description={t('description')}>
      <Form action={action} hidden={{ productId: product.productId }}>
        <WriteFields canWrite={mayWrite}>
          <div className="flex flex-col gap-2">
            <h3 className="font-medium text-[0.8125rem]">{t('stages')}</h3>
            <StageChoice
              stages={stages}
              chosen={product.stages.map(({ restApiId, stageName }) => `${restApiId}:${stageName}`)}
            />
          </div>
          <div className="flex flex-col gap-3">
            <h3 className="font-medium text-[0.8125rem]">{t('plans')}</h3>
            {shown.length === 0 && (
              <p className="text-muted text-sm">{plans.length === 0 ? t('noPlans') : t('none')}</p>
            )}
            <ol className="flex flex-col gap-3">
              {shown.map((plan, index) => (
                <OfferedPlan
                  key={plan.id}
                  plan={plan}
                  offer={product.plans.find(({ usagePlanId }) => usagePlanId === plan.id)}
                  mayWrite={mayWrite}
                  onUp={index > 0 ? () => move(index, index - 1) : undefined}
                  onDown={index < shown.length - 1 ? () => move(index, index + 1) : undefined}
                  onRemove={() => setOffered(offered.filter((id) => id !== plan.id))}
                />
              ))}
            </ol>
            {mayWrite && others.length > 0 && (
              <Select
                key={offered.join()}
                label={t('add')}
                placeholder={t('addPlaceholder')}
                className="sm:w-72"
                options={others.map(({ id, name }) => ({ value: id, label: name, help: id }))}
                onChange={(id) => setOffered([...offered, id])}
              />
            )}
          </div>
          <Select
            key={shown.map(({ id }) => id).join()}
            name="trialUsagePlanId"
            label={t('trial')}
            info="products.trial"
            help={t('trialHelp')}
            className="sm:w-72"
            defaultValue={offered.includes(product.trialUsagePlanId ?? '') ? (product.trialUsagePlanId ?? '') : ''}
            options={[
              { value: '', label: t('noTrial') },
              ...shown.map(({ id, name }) => ({ value: id, label: name, help: id })),
            ]}
          />
        </WriteFields>
        {mayWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </Form>
    </Card>
  )
}
