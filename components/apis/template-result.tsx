'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { jsonProblem } from '#components/ui/json-problem.ts'
import { Notice } from '#components/ui/notice.tsx'
import { PressButton } from '#components/ui/press-button.tsx'
import type { TemplateEvaluation } from '#server/rest-apis/integrations/evaluate-template.ts'
import type { LiveEvaluation } from './use-evaluation.ts'

interface TemplateResultProps {
  evaluation: LiveEvaluation
  /** Whether what comes out should be JSON. */
  expectsJson: boolean
  onGoTo: (line: number) => void
}

/** What a template makes of its sample: text, what it overrides, and the value of each line. */
export function TemplateResult({ evaluation, expectsJson, onGoTo }: TemplateResultProps) {
  const t = useTranslations('apis.templateEditor')
  const ui = useTranslations('ui')
  const { result, refused, isStale } = evaluation
  if (refused !== undefined) {
    return (
      <Notice tone="danger" title={t('refused')}>
        {refused}
      </Notice>
    )
  }
  if (!result) return <p className="min-h-40 text-[0.8125rem] text-muted">{t('rendering')}</p>
  const { output } = result
  const wrong =
    expectsJson && output !== undefined && output.trim() !== '' && !result.isCut ? jsonProblem(output, ui) : undefined
  return (
    <section
      aria-label={t('result')}
      aria-busy={isStale}
      className={classNames('flex min-w-0 flex-col gap-3', isStale && 'opacity-70 transition-opacity delay-300')}
    >
      <p role="status" className="sr-only">
        {output === undefined ? t('failedStatus') : wrong ? t('noJson') : t('renderedStatus')}
      </p>
      {output === undefined ? (
        <Notice tone="danger" title={t(result.problems[0]?.when === 'parse' ? 'notParsed' : 'failed')}>
          {t('failedText')}
        </Notice>
      ) : (
        <CodeBlock title={t('result')} code={output === '' ? ' ' : output} copy={output} wrap />
      )}
      {result.isCut && <p className="text-[0.8125rem] text-muted">{t('cut')}</p>}
      {wrong && (
        <Notice tone="warn" title={t('noJson')}>
          {wrong}
        </Notice>
      )}
      <Overrides overrides={result.overrides} />
      <Values values={result.values} onGoTo={onGoTo} />
    </section>
  )
}

function Overrides({ overrides }: Pick<TemplateEvaluation, 'overrides'>) {
  const t = useTranslations('apis.templateEditor')
  const entries = Object.entries(overrides)
  if (entries.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-[0.8125rem]">{t('overrides')}</p>
      <ul className="flex flex-col gap-0.5 text-xs">
        {entries.map(([name, value]) => (
          <li key={name} className="wrap-anywhere">
            <code>{name}</code> <code className="text-muted">{value}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

const shownValues = 60

function numbered<T extends object>(items: readonly T[]): (T & { number: number })[] {
  return items.map((item, number) => ({ ...item, number }))
}

function Values({ values, onGoTo }: Pick<TemplateEvaluation, 'values'> & Pick<TemplateResultProps, 'onGoTo'>) {
  const t = useTranslations('apis.templateEditor')
  if (values.length === 0) return null
  return (
    <details className="rounded-lg border border-line">
      <summary className="px-3 py-2 font-medium text-[0.8125rem]">{t('values', { count: values.length })}</summary>
      <ol className="flex max-h-64 flex-col overflow-auto border-line border-t py-1 text-xs">
        {numbered(values.slice(0, shownValues)).map(({ number, line, expression, text }) => (
          <li key={number}>
            <PressButton
              onPress={() => onGoTo(line)}
              className="grid min-h-6 w-full grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1fr)] items-baseline gap-2 px-3 py-0.5 text-left hover:bg-sunken"
            >
              <span className="text-right text-faint">{line}</span>
              <code className="truncate">{expression}</code>
              <code className="text-muted wrap-anywhere">{text}</code>
            </PressButton>
          </li>
        ))}
      </ol>
    </details>
  )
}
