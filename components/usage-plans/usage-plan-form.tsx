import { useTranslations } from 'next-intl'
import { StageChoice } from '#components/products/stage-choice.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { UsagePlan } from '#server/access/usage-plans/usage-plan.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'

interface UsagePlanFormProps {
  action: FormAction
  /** Undefined: a new one, with the limits of a free plan filled in. */
  plan?: UsagePlan
  stages: readonly NamedStage[]
  mayWrite: boolean
}

/** Name, limits and stages of a plan. */
export function UsagePlanForm({ action, plan, stages, mayWrite }: UsagePlanFormProps) {
  const t = useTranslations('usage-plans.usagePlanForm')
  return (
    <Form action={action} {...(plan ? { hidden: { usagePlanId: plan.id } } : {})}>
      <WriteFields canWrite={mayWrite}>
        <Card title={t('plan')}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="name"
              label={t('name')}
              defaultValue={plan?.name ?? ''}
              autoFocus={!plan}
              autoComplete="off"
            />
            <TextField
              name="description"
              label={t('description')}
              defaultValue={plan?.description ?? ''}
              optional
              autoComplete="off"
            />
          </div>
        </Card>
        <Card title={t('limits')} description={t('limitsHelp')}>
          <LimitFields plan={plan} />
        </Card>
        <Card title={t('stages')} info="usagePlans.stages" description={t('stagesHelp')}>
          <StageChoice
            name="apiStages"
            stages={stages}
            chosen={(plan?.apiStages ?? []).map(({ apiId, stage }) => `${apiId}:${stage}`)}
          />
        </Card>
      </WriteFields>
      {mayWrite && <SubmitButton className="self-start">{plan ? t('save') : t('create')}</SubmitButton>}
    </Form>
  )
}

function LimitFields({ plan }: { plan: UsagePlan | undefined }) {
  const t = useTranslations('usage-plans.usagePlanForm')
  const { throttle, quota } = plan ?? { throttle: { rateLimit: 10, burstLimit: 20 }, quota: freeQuota }
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        name="throttle.rateLimit"
        label={t('rate')}
        info="usagePlans.rate"
        suffix={t('perSecond')}
        inputMode="decimal"
        defaultValue={String(throttle?.rateLimit ?? '')}
        optional
      />
      <TextField
        name="throttle.burstLimit"
        label={t('burst')}
        info="usagePlans.burst"
        suffix={t('atOnce')}
        inputMode="numeric"
        defaultValue={String(throttle?.burstLimit ?? '')}
        optional
      />
      <TextField
        name="quota.limit"
        label={t('quota')}
        info="usagePlans.quota"
        suffix={t('requests')}
        inputMode="numeric"
        defaultValue={String(quota?.limit ?? '')}
        optional
      />
      <Select
        name="quota.period"
        label={t('period')}
        info="usagePlans.period"
        defaultValue={quota?.period ?? 'MONTH'}
        options={[
          { value: 'DAY', label: t('day') },
          { value: 'WEEK', label: t('week') },
          { value: 'MONTH', label: t('month') },
        ]}
      />
    </div>
  )
}

const freeQuota = { limit: 10_000, period: 'MONTH' as const }
