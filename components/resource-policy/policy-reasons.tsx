'use client'

import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Notice } from '#components/ui/notice.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { PolicyReport, StatementReport } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { PolicyDocument } from './policy-document.tsx'
import { type Reason, statementReasons } from './statement-reasons.ts'

interface PolicyReasonsProps {
  title: string
  report: PolicyReport | { readonly fault: string }
  /** The policy itself, to be shown with its statements marked. */
  document?: string | undefined
}

/** What a policy says, and of each statement, what it asks for and what the request has. */
export function PolicyReasons({ title, report, document }: PolicyReasonsProps) {
  const t = useTranslations('resource-policy.reasons')
  if ('fault' in report) {
    return (
      <Card title={title} level={3}>
        <Notice tone="danger" title={t('fault')}>
          {report.fault}
        </Notice>
      </Card>
    )
  }
  return (
    <Card
      title={title}
      level={3}
      description={t(`says.${report.decision}`)}
      actions={
        <StatusChip tone={report.decision === 'allow' ? 'ok' : report.decision === 'deny' ? 'danger' : 'neutral'}>
          {t(`decisions.${report.decision}`)}
        </StatusChip>
      }
      flush
    >
      <ul className="divide-y divide-line">
        {report.statements.map((statement) => (
          <li key={statement.index}>
            <Statement statement={statement} isDecisive={statement.index === report.decidedBy} />
          </li>
        ))}
      </ul>
      {report.statements.length === 0 && <p className="px-5 py-4 text-muted text-sm">{t('noStatements')}</p>}
      {document !== undefined && <PolicyDocument document={document} report={report} />}
    </Card>
  )
}

function Statement({ statement, isDecisive }: { statement: StatementReport; isDecisive: boolean }) {
  const t = useTranslations('resource-policy.reasons')
  const { index, sid, effect, applies } = statement
  return (
    <details open={isDecisive} className="group">
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1.5 px-5 py-2.5 text-[0.8125rem] hover:bg-sunken focus-visible:-outline-offset-2">
        <span className="font-medium">{t('statement', { number: String(index + 1) })}</span>
        {sid && <code className="min-w-0 text-xs wrap-anywhere">{sid}</code>}
        <span className="text-muted">{effect}</span>
        <StatusChip tone={applies ? (effect === 'Allow' ? 'ok' : 'danger') : 'neutral'} className="sm:ml-auto">
          {isDecisive ? t('decided') : applies ? t('applies') : t('doesNotApply')}
        </StatusChip>
      </summary>
      <ReasonTable reasons={statementReasons(statement)} />
    </details>
  )
}

function ReasonTable({ reasons }: { reasons: readonly Reason[] }) {
  const t = useTranslations('resource-policy.reasons')
  return (
    <div className="overflow-x-auto border-line border-t bg-canvas px-5 py-3">
      <table className="w-full min-w-112 text-left text-[0.8125rem]">
        <thead className="text-faint text-xs">
          <tr>
            {(['element', 'wanted', 'given', 'matches'] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ key, element, wanted, given, holds, leavesToAccount }) => (
            <tr key={key} className="border-line border-t align-top">
              <th scope="row" className="min-w-28 py-1.5 pr-4 font-medium">
                {element}
              </th>
              <td className="py-1.5 pr-4 font-mono text-xs wrap-anywhere">{wanted.join(', ')}</td>
              <td className="py-1.5 pr-4 font-mono text-xs wrap-anywhere">
                {given ?? <span className="font-sans text-faint">{t('missing')}</span>}
                {leavesToAccount && <p className="mt-1 font-sans text-muted">{t('leavesToAccount')}</p>}
              </td>
              <td className="py-1.5">
                <span
                  className={classNames(
                    'flex items-center gap-1.5 whitespace-nowrap',
                    holds ? 'text-ok' : 'text-danger',
                  )}
                >
                  {holds ? <Check className="size-4" aria-hidden /> : <X className="size-4" aria-hidden />}
                  {holds ? t('yes') : t('no')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
