'use client'

import { ChevronRight, CircleCheck, CornerDownLeft, OctagonX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { StageTrace, TraceReport } from '#server/rest-apis/test-invoke/trace-method.ts'
import { numbered } from './numbered.ts'
import { StageDetails } from './stage-details.tsx'
import { barOf, durationWords, stageWords } from './stage-words.ts'

const verdicts = {
  'went-on': { icon: CircleCheck, ink: 'text-ok', bar: 'bg-ok' },
  replied: { icon: CornerDownLeft, ink: 'text-info', bar: 'bg-info' },
  refused: { icon: OctagonX, ink: 'text-danger', bar: 'bg-danger' },
}

/** On a wide screen a row is: what it is, when it ran, how long. */
const columns = 'sm:grid-cols-[minmax(0,17rem)_minmax(0,1fr)_5.5rem]'

/** The stages of one request: when each ran and how long, and what it did. */
export function TraceWaterfall({ trace }: { trace: TraceReport }) {
  const t = useTranslations('test.waterfall')
  const locale = useLocale()
  return (
    <div>
      <p className="px-5 pt-3 pb-2 text-[0.8125rem] text-muted">
        {t('summary', { count: trace.stages.length, duration: durationWords(trace.durationMs, locale) })}
      </p>
      <Axis totalMs={trace.durationMs} />
      <ol aria-label={t('label')} className="divide-y divide-line border-line border-t">
        {numbered(trace.stages).map(({ key, item }) => (
          <li key={key}>
            <Stage stage={item} totalMs={trace.durationMs} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What the bars are measured by. */
function Axis({ totalMs }: { totalMs: number }) {
  const locale = useLocale()
  return (
    <div className={classNames('grid gap-x-3 px-5 pb-1.5 text-faint text-xs max-sm:hidden', columns)} aria-hidden>
      <span className="col-start-2 flex justify-between tabular-nums">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <span key={share}>{share === 0 ? '0' : durationWords(totalMs * share, locale)}</span>
        ))}
      </span>
    </div>
  )
}

function Stage({ stage, totalMs }: { stage: StageTrace; totalMs: number }) {
  const t = useTranslations('test')
  const locale = useLocale()
  const { icon: Icon, ink, bar } = verdicts[stage.verdict]
  const isRefused = stage.verdict === 'refused'
  // What nobody has opened is not compared.
  const [wasOpened, setWasOpened] = useState(isRefused)
  return (
    <details className="group" open={isRefused} onToggle={() => setWasOpened(true)}>
      <summary
        className={classNames(
          'grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-x-3 gap-y-1.5 px-5 py-2.5',
          'text-[0.8125rem] hover:bg-sunken focus-visible:-outline-offset-2',
          columns,
        )}
      >
        <span className="flex min-w-0 items-start gap-2">
          <ChevronRight
            className="mt-0.5 size-4 shrink-0 text-faint transition-transform group-open:rotate-90 motion-reduce:transition-none"
            aria-hidden
          />
          <span className="min-w-0">
            <span className="font-medium wrap-anywhere">{stageWords(stage.name, t)}</span>
            <span className={classNames('flex items-center gap-1 text-xs', ink)}>
              <Icon className="size-3.5 shrink-0" aria-hidden />
              {t(`verdicts.${stage.verdict}`)}
            </span>
          </span>
        </span>
        <span className="relative h-2 rounded-full bg-sunken max-sm:order-last max-sm:col-span-2" aria-hidden>
          <span className={classNames('absolute inset-y-0 rounded-full', bar)} style={barOf(stage, totalMs)} />
        </span>
        <span className="text-right text-muted tabular-nums">{durationWords(stage.durationMs, locale)}</span>
      </summary>
      <div className="border-line border-t bg-canvas px-5 py-4">{wasOpened && <StageDetails stage={stage} />}</div>
    </details>
  )
}
