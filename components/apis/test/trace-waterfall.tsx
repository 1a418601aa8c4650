import { ChevronRight } from 'lucide-react'
import { Card } from '#components/ui/card.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { StageTrace, TraceReport } from '#server/rest-apis/test-invoke/trace-method.ts'
import { numbered } from './numbered.ts'
import { StageDetails } from './stage-details.tsx'
import { barOf, durationWords, stageWords } from './stage-words.ts'

/** The stages of one request: when each ran and how long, and what it did. */
export function TraceWaterfall({ trace }: { trace: TraceReport }) {
  return (
    <Card
      title="What happened"
      description={`${trace.stages.length} stages in ${durationWords(trace.durationMs)}. Open one to see what it changed.`}
      level={3}
      flush
    >
      <ol className="divide-y divide-line">
        {numbered(trace.stages).map(({ key, item }) => (
          <li key={key}>
            <Stage stage={item} totalMs={trace.durationMs} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Stage({ stage, totalMs }: { stage: StageTrace; totalMs: number }) {
  const isRefused = stage.verdict === 'refused'
  return (
    <details className="group" open={isRefused}>
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1.5 px-5 py-2.5 text-[0.8125rem] hover:bg-sunken focus-visible:-outline-offset-2 sm:flex-nowrap">
        <ChevronRight className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" aria-hidden />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 sm:w-64 sm:flex-none">
          <span className="font-medium">{stageWords(stage.name)}</span>
          {stage.verdict !== 'went-on' && (
            <StatusChip tone={isRefused ? 'danger' : 'ok'}>{isRefused ? 'Refused' : 'Answered'}</StatusChip>
          )}
        </span>
        <span className="w-20 shrink-0 text-right text-muted tabular-nums sm:order-last">
          {durationWords(stage.durationMs)}
        </span>
        <span className="relative h-2 w-full min-w-24 rounded-full bg-sunken sm:w-auto sm:flex-1" aria-hidden>
          <span
            className={classNames('absolute inset-y-0 rounded-full', isRefused ? 'bg-danger' : 'bg-accent')}
            style={barOf(stage, totalMs)}
          />
        </span>
      </summary>
      <div className="border-line border-t bg-canvas px-5 py-4">
        <StageDetails stage={stage} />
      </div>
    </details>
  )
}
