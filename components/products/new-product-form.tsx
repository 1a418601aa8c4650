import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'
import { PlanChoice } from './plan-choice.tsx'
import { StageChoice } from './stage-choice.tsx'
import { VisibilityCards } from './visibility-cards.tsx'

interface NewProductFormProps {
  action: FormAction
  stages: readonly NamedStage[]
  plans: readonly UsagePlan[]
}

/** The least that a product needs; the rest is on its page. */
export function NewProductForm({ action, stages, plans }: NewProductFormProps) {
  const t = useTranslations('products.newProductForm')
  return (
    <Form action={action}>
      <Card title={t('product')}>
        <div className="flex flex-col gap-5">
          <TextField name="name" label={t('name')} autoFocus autoComplete="off" />
          <TextField name="tagline" label={t('tagline')} optional autoComplete="off" />
          <VisibilityCards />
        </div>
      </Card>
      <Card title={t('stages')} description={t('stagesHelp')}>
        <StageChoice stages={stages} chosen={[]} />
      </Card>
      <Card title={t('plans')} description={t('plansHelp')}>
        <PlanChoice plans={plans} chosen={[]} />
      </Card>
      <SubmitButton className="self-start">{t('create')}</SubmitButton>
    </Form>
  )
}
