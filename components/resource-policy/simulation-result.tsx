'use client'

import { CircleCheck, CircleMinus, CircleSlash, OctagonX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { numbered } from '#components/apis/test/numbered.ts'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { AccessStep, SimulatedAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { PolicyReasons } from './policy-reasons.tsx'
import type { SimulationOutcome } from './simulation.ts'
import { verdictWords } from './verdict-words.ts'

/** Allowed or denied, by what, and why nothing else decided. */
export function SimulationResult({ outcome }: { outcome: SimulationOutcome }) {
  const t = useTranslations('resource-policy')
  if ('refused' in outcome) {
    return (
      <div role="alert">
        <Notice tone="danger" title={t('result.notRun')}>
          {outcome.refused}
        </Notice>
      </div>
    )
  }
  const { report } = outcome
  return (
    <section aria-label={t('result.label')} className="flex flex-col gap-4">
      <Verdict report={report} />
      {report.policies && <Policies report={report} policies={report.policies} />}
    </section>
  )
}

function Verdict({ report }: { report: SimulatedAccess }) {
  const t = useTranslations('resource-policy')
  const { isAllowed, refusal, policies, steps } = report
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <StatusChip tone={isAllowed ? 'ok' : 'danger'}>
            {isAllowed ? t('result.allowed') : t('result.denied')}
          </StatusChip>
          <p className="min-w-0 font-medium text-sm wrap-anywhere">{verdictWords(report, t)}</p>
        </div>
        {refusal && (
          <p className="text-[0.8125rem] text-muted wrap-anywhere">
            {t('result.answer', { status: String(refusal.status), message: String(refusal.message) })}
          </p>
        )}
        {steps.length > 0 && <Steps steps={steps} />}
        {policies && (
          <KeyValueList
            columns={1}
            items={[
              { key: t('result.rule'), value: t(`rules.${policies.rule}`) },
              {
                key: t('result.methodArn'),
                value: <code className="select-all text-xs wrap-anywhere">{policies.methodArn}</code>,
              },
            ]}
          />
        )}
      </div>
    </Card>
  )
}

const icons = { passed: CircleCheck, refused: OctagonX, unused: CircleMinus, 'not-reached': CircleSlash }

/** Everything that had a say, in its order. */
function Steps({ steps }: { steps: readonly AccessStep[] }) {
  const t = useTranslations('resource-policy.steps')
  return (
    <ol aria-label={t('label')} className="flex flex-col gap-1.5 text-[0.8125rem]">
      {steps.map(({ name, outcome }) => {
        const Icon = icons[outcome]
        return (
          <li key={name} className="flex items-start gap-2">
            <Icon
              className={classNames(
                'mt-0.5 size-4 shrink-0',
                outcome === 'passed' ? 'text-ok' : outcome === 'refused' ? 'text-danger' : 'text-faint',
              )}
              aria-hidden
            />
            <span className={outcome === 'unused' || outcome === 'not-reached' ? 'text-faint' : ''}>
              {t(`names.${stepKey(name)}`)} <span className="text-muted">· {t(`outcomes.${outcome}`)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function stepKey(name: string) {
  if (name === 'verify-signature' || name === 'call-authorizer' || name === 'check-api-key') return name
  return name === 'authorize' ? name : 'evaluate-resource-policy'
}

interface PoliciesProps {
  report: SimulatedAccess
  policies: NonNullable<SimulatedAccess['policies']>
}

/** The API's policy and the caller's own, each with its statements. */
function Policies({ report, policies: { resource, identity } }: PoliciesProps) {
  const t = useTranslations('resource-policy.result')
  return (
    <>
      {resource && <PolicyReasons title={t('resourcePolicy')} report={resource} document={report.policy} />}
      {numbered(identity.policies).map(({ key, item: policy }) => (
        <PolicyReasons
          key={key}
          title={identity.source === 'authorizer' ? t('authorizerPolicy') : t('callerPolicy')}
          report={policy}
        />
      ))}
    </>
  )
}
