import type { TracedTemplate } from '#server/rest-apis/test-invoke/trace-method.ts'
import { numbered } from './numbered.ts'

const titles = {
  request: 'Request template',
  response: 'Response template',
  'gateway-response': 'Gateway response template',
} as const satisfies Record<TracedTemplate['direction'], string>

/** A mapping template that ran: what each expression came to, by line. */
export function TemplateValues({ template: { direction, values, isCut } }: { template: TracedTemplate }) {
  return (
    <section
      aria-label={titles[direction]}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <p className="border-line border-b px-3.5 py-2 font-medium text-[0.8125rem]">{titles[direction]}</p>
      {values.length === 0 ? (
        <p className="px-3.5 py-2.5 text-[0.8125rem] text-muted">
          It computes nothing: its text is the same for every request.
        </p>
      ) : (
        <ol className="max-h-96 divide-y divide-line overflow-y-auto font-mono text-xs" tabIndex={0}>
          {numbered(values).map(({ key, item: { line, expression, text } }) => (
            <li
              key={key}
              className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 px-3.5 py-1.5 sm:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1fr)]"
            >
              <span className="text-right text-faint tabular-nums">
                <span className="sr-only">Line </span>
                {line}
              </span>
              <code className="wrap-anywhere">{expression}</code>
              <span className="max-sm:col-start-2 wrap-anywhere text-accent-text">
                {text === '' ? '(empty)' : text}
              </span>
            </li>
          ))}
        </ol>
      )}
      {isCut && <p className="border-line border-t px-3.5 py-2 text-muted text-xs">The first thousand values.</p>}
    </section>
  )
}
