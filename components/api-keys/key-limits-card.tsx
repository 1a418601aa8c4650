import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { Meter } from '#components/ui/meter.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { ExtendQuota } from '#components/usage-plans/extend-quota.tsx'
import { rateWords, resetWords } from '#components/usage-plans/limit-words.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { KeyLimits } from '#server/traffic/usage/read-key-limits.ts'

interface KeyLimitsCardProps {
  apiKeyId: string
  limits: readonly KeyLimits[]
  otherPlans: readonly { id: string; name: string }[]
  addAction: FormAction
  removeAction: FormAction
  extendAction: FormAction
  mayWrite: boolean
}

/** The plans of a key, how far their limits are used, and into which others it can go. */
export function KeyLimitsCard(props: KeyLimitsCardProps) {
  const { apiKeyId, limits, otherPlans, addAction, mayWrite } = props
  const t = useTranslations('api-keys.keyLimitsCard')
  return (
    <Card title={t('title')} info="apiKeys.plans" description={t('description')}>
      <div className="flex flex-col gap-5">
        {limits.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
        {limits.map((limit) => (
          <PlanLimits key={limit.usagePlanId} limit={limit} {...props} />
        ))}
        {mayWrite && otherPlans.length > 0 && (
          <Form action={addAction} hidden={{ keyId: apiKeyId }} resetOnDone>
            <div className="flex flex-wrap items-end gap-3">
              <Select
                name="usagePlanId"
                label={t('add')}
                className="sm:w-72"
                options={otherPlans.map((plan) => ({ value: plan.id, label: plan.name, help: plan.id }))}
              />
              <SubmitButton variant="secondary">{t('addButton')}</SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </Card>
  )
}

function PlanLimits({
  apiKeyId,
  limit,
  removeAction,
  extendAction,
  mayWrite,
}: KeyLimitsCardProps & { limit: KeyLimits }) {
  const t = useTranslations('api-keys.keyLimitsCard')
  const plans = useTranslations('usage-plans')
  const { number } = useFormatter()
  return (
    <div className="flex flex-col gap-3 border-line border-b pb-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Link href={`/console/usage-plans/${limit.usagePlanId}`} className="text-link font-medium">
          {limit.usagePlanName}
        </Link>
        {mayWrite && (
          <Form action={removeAction} hidden={{ usagePlanId: limit.usagePlanId, keyId: apiKeyId }}>
            <SubmitButton variant="danger-ghost" size="small">
              {t('remove')}
            </SubmitButton>
          </Form>
        )}
      </div>
      <p className="text-[0.8125rem] text-muted">{rateWords(plans, number, limit) ?? t('noRate')}</p>
      {limit.quota ? (
        <div className="flex flex-col gap-2">
          <Meter
            label={t(`quota.${limit.quota.period}`)}
            used={limit.quota.used}
            limit={limit.quota.limit}
            unit={t('requests')}
            reset={resetWords(plans, limit.quota.periodEnd, new Date())}
          />
          {mayWrite && (
            <div className="-ml-2.5">
              <ExtendQuota
                usagePlanId={limit.usagePlanId}
                keyId={apiKeyId}
                name={limit.usagePlanName}
                quota={limit.quota}
                reset={resetWords(plans, limit.quota.periodEnd, new Date())}
                action={extendAction}
              />
            </div>
          )}
        </div>
      ) : (
        <p className="text-[0.8125rem] text-muted">{t('noQuota')}</p>
      )}
    </div>
  )
}
