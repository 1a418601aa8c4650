import { ScrollText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import type { FunctionInvocationLog } from '#server/functions/list-function-logs.ts'

interface InvocationLogsProps {
  items: readonly FunctionInvocationLog[]
  /** Looks again. */
  refresh: ReactNode
}

const outcomes: Record<FunctionInvocationLog['outcome'], { tone: StatusTone }> = {
  ok: { tone: 'ok' },
  error: { tone: 'danger' },
  timeout: { tone: 'warn' },
  memory: { tone: 'danger' },
  exit: { tone: 'danger' },
  'init-error': { tone: 'danger' },
}

/** The latest invocations; each opens to the end of its log. */
export function InvocationLogs({ items, refresh }: InvocationLogsProps) {
  const t = useTranslations('functions')
  if (items.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title={t('invocationLogs.notRunYet')} actions={refresh}>
        {t('invocationLogs.runItUnderCodeAnd')}
      </EmptyState>
    )
  }
  return (
    <Card
      title={t('invocationLogs.recentInvocations')}
      description={t('invocationLogs.theLatest100OfA')}
      actions={refresh}
      flush
    >
      <ul>
        {items.map((item) => (
          <li key={item.requestId} className="border-line border-b last:border-b-0">
            <details className="group">
              <summary className="flex cursor-pointer flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3 text-sm hover:bg-sunken/60">
                <StatusChip tone={outcomes[item.outcome].tone}>{t(`outcomes.${item.outcome}`)}</StatusChip>
                <RelativeTime at={item.at} />
                <span className="text-muted tabular-nums">
                  {t('invocationLogs.ms', { durationMs: item.durationMs })}
                </span>
                <span className="text-muted tabular-nums">{item.maxMemoryUsedMb} MB</span>
                <span className="text-muted">{item.version}</span>
                {item.initDurationMs !== null && (
                  <span className="text-faint text-xs">
                    {t('invocationLogs.coldMs', { initDurationMs: item.initDurationMs })}
                  </span>
                )}
              </summary>
              <div className="flex min-w-0 flex-col gap-2 px-5 pb-4">
                <CopyableId id={item.requestId} label={t('invocationLogs.requestId')} />
                <CodeBlock code={item.logTail} wrap />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
