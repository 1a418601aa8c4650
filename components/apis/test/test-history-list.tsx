'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { PressButton } from '#components/ui/press-button.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { durationWords } from './stage-words.ts'
import type { PastTest } from './test-history.ts'

interface TestHistoryProps {
  tests: readonly PastTest[]
  shownId: number | undefined
  onShow: (test: PastTest) => void
}

/** The last tests of this session: one opens with its request filled in again. */
export function TestHistory({ tests, shownId, onShow }: TestHistoryProps) {
  const t = useTranslations('test.history')
  const locale = useLocale()
  const format = useFormatter()
  if (tests.length === 0) return null
  return (
    <section aria-label={t('label')} className="flex flex-col gap-2">
      <h3 className="font-medium text-[0.8125rem] text-muted">{t('label')}</h3>
      <ol className="flex gap-2 overflow-x-auto pb-1">
        {tests.map((test) => {
          const { id, at, outcome, call } = test
          return (
            <li key={id} className="shrink-0">
              <PressButton
                aria-pressed={id === shownId}
                onPress={() => onShow(test)}
                className={classNames(
                  'flex max-w-72 flex-col items-start gap-1 rounded-lg border bg-surface px-3 py-2 text-left text-xs',
                  'hover:border-line-strong',
                  id === shownId ? 'border-accent' : 'border-line',
                )}
              >
                <span className="flex items-center gap-2">
                  {'result' in outcome ? (
                    <>
                      <StatusChip tone={httpStatusTone(outcome.result.status)}>{outcome.result.status}</StatusChip>
                      <span className="text-muted tabular-nums">
                        {durationWords(outcome.result.trace.durationMs, locale)}
                      </span>
                    </>
                  ) : (
                    <StatusChip tone="danger">{t('notRun')}</StatusChip>
                  )}
                  <time className="text-faint tabular-nums" dateTime={new Date(at).toISOString()}>
                    {format.dateTime(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
                  </time>
                </span>
                <code className="max-w-full truncate">
                  {call.httpMethod} {call.pathWithQueryString}
                </code>
              </PressButton>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
