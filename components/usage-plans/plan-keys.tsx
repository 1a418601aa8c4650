import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Sparkline } from '#components/api-keys/sparkline.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { FoundOptions } from '#components/ui/search-select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { PlanKeyUse } from '#server/access/usage-plans/describe-plan-keys.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { AddKey } from './add-key.tsx'
import { ExtendQuota } from './extend-quota.tsx'
import { resetWords } from './limit-words.ts'

interface PlanKeysProps {
  usagePlanId: string
  keys: readonly PlanKeyUse[]
  firstHref: string | undefined
  nextHref: string | undefined
  /** Keys that can be added. */
  findKeys: (text: string) => Promise<FoundOptions>
  addAction: FormAction
  removeAction: FormAction
  extendAction: FormAction
  /** When the quota begins anew; undefined: the plan has none. */
  periodEnd: Date | undefined
  /** Beside the title. */
  actions?: ReactNode
  mayWrite: boolean
}

/** Which keys a plan serves, and how much of it each has used. */
export function PlanKeys(props: PlanKeysProps) {
  const { usagePlanId, keys, firstHref, nextHref, findKeys, addAction, actions, mayWrite } = props
  const t = useTranslations('usage-plans.planKeys')
  return (
    <Card title={t('title')} info="usagePlans.keys" actions={actions}>
      <div className="flex flex-col gap-4">
        {keys.length === 0 ? <p className="text-muted text-sm">{t('none')}</p> : <KeyTable {...props} />}
        <Pagination firstHref={firstHref} nextHref={nextHref} />
        {mayWrite && <AddKey usagePlanId={usagePlanId} find={findKeys} add={addAction} />}
      </div>
    </Card>
  )
}

function KeyTable({ usagePlanId, keys, removeAction, extendAction, periodEnd, mayWrite }: PlanKeysProps) {
  const t = useTranslations('usage-plans.planKeys')
  const plans = useTranslations('usage-plans')
  const { number } = useFormatter()
  const nameOf = (key: PlanKeyUse) => key.name ?? key.id
  return (
    <Table
      label={t('label')}
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        {
          header: t('name'),
          cell: (key) => (
            <span className="flex flex-col">
              <Link href={`/console/api-keys/${key.id}`} className="text-link font-medium wrap-anywhere">
                {nameOf(key)}
              </Link>
              {key.appName && <span className="text-[0.8125rem] text-muted">{t('app', { name: key.appName })}</span>}
            </span>
          ),
        },
        { header: t('id'), cell: (key) => <CopyableId id={key.id} label={t('keyId')} />, wideOnly: true },
        {
          header: t('used'),
          align: 'end',
          cell: ({ quota }) =>
            quota ? (
              <span className="tabular-nums">{t('of', { used: number(quota.used), limit: number(quota.limit) })}</span>
            ) : (
              <span className="text-faint">{t('noQuota')}</span>
            ),
        },
        { header: t('days'), wideOnly: true, cell: (key) => <Sparkline days={key.days} /> },
        ...(mayWrite
          ? [
              {
                header: t('actions'),
                hideHeader: true,
                align: 'end' as const,
                cell: (key: PlanKeyUse) => (
                  <div className="flex gap-1 max-sm:flex-col max-sm:items-end sm:justify-end">
                    {key.quota && periodEnd && (
                      <ExtendQuota
                        usagePlanId={usagePlanId}
                        keyId={key.id}
                        name={nameOf(key)}
                        quota={key.quota}
                        reset={resetWords(plans, periodEnd, new Date())}
                        action={extendAction}
                      />
                    )}
                    <Form
                      action={removeAction}
                      hidden={{ usagePlanId, keyId: key.id }}
                      aria-label={t('removeNamed', { name: nameOf(key) })}
                      className="items-end"
                    >
                      <SubmitButton
                        variant="danger-ghost"
                        size="small"
                        aria-label={t('removeNamed', { name: nameOf(key) })}
                      >
                        {t('remove')}
                      </SubmitButton>
                    </Form>
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
