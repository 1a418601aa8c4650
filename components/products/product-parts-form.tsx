import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Product } from '#server/portals/products/product.ts'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'
import { PlanFacts } from './plan-choice.tsx'
import { priceText } from './price-text.ts'
import { StageChoice } from './stage-choice.tsx'

interface ProductPartsFormProps {
  product: Product
  stages: readonly NamedStage[]
  plans: readonly UsagePlan[]
  action: FormAction
}

/** What a product is made of, and what it costs. */
export function ProductPartsForm({ product, stages, plans, action }: ProductPartsFormProps) {
  const offered = product.plans.map(({ usagePlanId }) => usagePlanId)
  const inOrder = [
    ...offered.flatMap((id) => plans.filter((plan) => plan.id === id)),
    ...plans.filter((plan) => !offered.includes(plan.id)),
  ]
  return (
    <Card title="Stages and plans" description="Every plan must cover every stage">
      <Form action={action} hidden={{ productId: product.productId }}>
        <div className="flex flex-col gap-2">
          <h3 className="font-medium text-[0.8125rem]">Stages</h3>
          <StageChoice
            stages={stages}
            chosen={product.stages.map(({ restApiId, stageName }) => `${restApiId}:${stageName}`)}
          />
        </div>
        <div className="flex flex-col gap-2">
          <h3 className="font-medium text-[0.8125rem]">Plans, in the order in which they are offered</h3>
          {inOrder.length === 0 && <p className="text-muted text-sm">There is no usage plan yet.</p>}
          <ul className="flex flex-col divide-y divide-line">
            {inOrder.map((plan) => (
              <li key={plan.id} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 py-3">
                <Checkbox
                  name="plans"
                  value={plan.id}
                  defaultSelected={offered.includes(plan.id)}
                  help={<PlanFacts plan={plan} />}
                  className="min-w-56 flex-1"
                >
                  {plan.name}
                </Checkbox>
                <PriceFields plan={plan} product={product} />
              </li>
            ))}
          </ul>
        </div>
        <SubmitButton className="self-start">Save stages and plans</SubmitButton>
      </Form>
    </Card>
  )
}

function PriceFields({ plan, product }: { plan: UsagePlan; product: Product }) {
  const price = product.plans.find(({ usagePlanId }) => usagePlanId === plan.id)?.price
  return (
    <div className="flex gap-2">
      <TextField
        name={`price.${plan.id}`}
        label={`Price of ${plan.name}`}
        suffix="a month"
        placeholder="free"
        inputMode="decimal"
        defaultValue={price ? priceText(price) : ''}
        className="w-40"
      />
      <TextField
        name={`currency.${plan.id}`}
        label="Currency"
        defaultValue={price?.currency ?? 'USD'}
        maxLength={3}
        className="w-20"
      />
    </div>
  )
}
