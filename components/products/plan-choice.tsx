import { useFormatter, useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { limitWords } from '#components/usage-plans/limit-words.ts'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'

interface PlanChoiceProps {
  plans: readonly UsagePlan[]
  chosen: readonly string[]
}

/** Which usage plans of the account. */
export function PlanChoice({ plans, chosen }: PlanChoiceProps) {
  const t = useTranslations('products.planChoice')
  if (plans.length === 0)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-muted text-sm">{t('none')}</p>
        <LinkButton href="/console/usage-plans/new" size="small">
          {t('create')}
        </LinkButton>
      </div>
    )
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">{t('label')}</legend>
      {plans.map((plan) => (
        <Checkbox
          key={plan.id}
          name="plans"
          value={plan.id}
          defaultSelected={chosen.includes(plan.id)}
          help={<PlanFacts plan={plan} />}
        >
          {plan.name}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** What tells plans of one name apart. */
export function PlanFacts({ plan }: { plan: UsagePlan }) {
  const t = useTranslations('usage-plans')
  const { number } = useFormatter()
  return (
    <>
      <code className="text-xs">{plan.id}</code> · {limitWords(t, number, plan)}
    </>
  )
}
