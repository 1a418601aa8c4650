'use client'

import { useTranslations } from 'next-intl'
import type { TracedTemplate } from '#server/rest-apis/test-invoke/trace-method.ts'
import { mostValues, type TemplateLine, templateLines } from './template-lines.ts'

/** A mapping template that ran: each of its lines with what its expressions came to. */
export function TemplateValues({ template }: { template: TracedTemplate }) {
  const t = useTranslations('test.template')
  const lines = templateLines(template)
  const title = t(template.direction)
  return (
    <section aria-label={title} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <p className="border-line border-b px-3.5 py-2 font-medium text-[0.8125rem]">{title}</p>
      {lines.length === 0 ? (
        <p className="px-3.5 py-2.5 text-[0.8125rem] text-muted">{t('nothing')}</p>
      ) : (
        <ol className="max-h-96 divide-y divide-line overflow-y-auto font-mono text-xs" tabIndex={0}>
          {lines.map((line) => (
            <Line key={line.line} line={line} />
          ))}
        </ol>
      )}
      {template.isCut && <p className="border-line border-t px-3.5 py-2 text-muted text-xs">{t('cut')}</p>}
    </section>
  )
}

function Line({ line: { line, text, values } }: { line: TemplateLine }) {
  const t = useTranslations('test.template')
  return (
    <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 px-3.5 py-1 lg:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="text-right text-faint tabular-nums">
        <span className="sr-only">{t('line')} </span>
        {line}
      </span>
      <code className="min-h-4 whitespace-pre-wrap wrap-anywhere">{text}</code>
      {values.length > 0 && (
        <dl className="flex min-w-0 flex-col gap-0.5 max-lg:col-start-2">
          {values.slice(0, mostValues).map(({ key, expression, text: value }) => (
            <div key={key} className="wrap-anywhere">
              <dt className="inline text-muted">{expression}</dt>
              <span className="text-faint" aria-hidden>
                {' → '}
              </span>
              <dd className="inline whitespace-pre-wrap text-accent-text">{value === '' ? t('empty') : value}</dd>
            </div>
          ))}
          {values.length > mostValues && (
            <p className="font-sans text-muted">{t('more', { count: values.length - mostValues })}</p>
          )}
        </dl>
      )}
    </li>
  )
}
