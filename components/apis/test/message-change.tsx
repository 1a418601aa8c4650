'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { MessageChange as Changed, TracedMessage } from '#server/rest-apis/test-invoke/trace-method.ts'
import { type Change, diffLines, diffPairs } from './message-diff.ts'
import { numbered } from './numbered.ts'

const styles: Record<Change, string> = {
  same: '',
  added: 'bg-ok-soft',
  removed: 'bg-danger-soft',
  changed: 'bg-info-soft',
}
const signs: Record<Change, string> = { same: ' ', added: '+', removed: '−', changed: '~' }

/** What a stage made of one message: start line, headers and body, before and after. */
export function MessageChange({ change: { before, after } }: { change: Changed }) {
  const t = useTranslations('test.change')
  const title = before ? t('title', { before: t(before.kind), after: t(after.kind) }) : t(after.kind)
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-3.5 text-[0.8125rem]"
    >
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {before && (
          <>
            {t(before.kind)}
            <ArrowRight className="size-4 text-faint" aria-label={t('becomes')} />
          </>
        )}
        {t(after.kind)}
      </p>
      <StartLines before={before} after={after} />
      <Headers before={before?.headers ?? []} after={after.headers} />
      <Body before={before} after={after} />
    </section>
  )
}

type Messages = { before: TracedMessage | undefined; after: TracedMessage }

function StartLines({ before, after }: Messages) {
  const t = useTranslations('test.change')
  const lines = [
    { key: 'before', words: t('before'), message: before },
    { key: 'after', words: t('after'), message: after },
  ]
  return (
    <dl className="flex flex-col gap-1">
      {lines.map(({ key, words, message }) =>
        message && (message.method || message.uri || message.status !== undefined) ? (
          <div key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <dt className="w-16 shrink-0 text-faint text-xs">{words}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-2 font-mono text-xs">
              {message.method && <span className="font-semibold">{message.method}</span>}
              {message.status !== undefined && (
                <StatusChip tone={httpStatusTone(message.status)}>{message.status}</StatusChip>
              )}
              {message.uri && <span className="min-w-0 wrap-anywhere">{message.uri}</span>}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function Headers({ before, after }: { before: TracedMessage['headers']; after: TracedMessage['headers'] }) {
  const t = useTranslations('test.change')
  const changes = diffPairs(before, after)
  const changed = changes.filter(({ change }) => change !== 'same').length
  if (changes.length === 0) return <p className="text-faint">{t('noHeaders')}</p>
  return (
    <details open={changed > 0}>
      <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">
        {t('headers', { count: changes.length, changed })}
      </summary>
      <dl className="mt-2 overflow-hidden rounded-md border border-line font-mono text-xs">
        {changes.map(({ key, name, change, before: was, after: is }) => (
          <div
            key={key}
            className={classNames('grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 px-2.5 py-1', styles[change])}
          >
            <Sign change={change} />
            <div className="wrap-anywhere">
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline">
                {was !== undefined && change !== 'same' && <del className="text-muted">{was}</del>}
                {change === 'changed' && ' '}
                {is !== undefined && (change === 'same' ? is : <ins className="no-underline">{is}</ins>)}
              </dd>
            </div>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** What a colour says, as a sign and as a word. */
function Sign({ change }: { change: Change }) {
  const t = useTranslations('test.change')
  return (
    <span className="select-none text-faint">
      <span aria-hidden>{signs[change]}</span>
      {change !== 'same' && <span className="sr-only">{t(`changes.${change}`)} </span>}
    </span>
  )
}

function Body({ before, after }: Messages) {
  const t = useTranslations('test.change')
  const { body } = after
  if (!body) return null
  if (body.note === 'binary') return <p className="text-muted">{t('binary', { count: body.bytes ?? 0 })}</p>
  if (body.note === 'streamed') return <p className="text-muted">{t('streamed')}</p>
  const lines = diffLines(before?.body?.text ?? '', body.text)
  if (lines.length === 0) return null
  const isSame = lines.every(({ change }) => change === 'same')
  return (
    <details open={!isSame}>
      <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">
        {isSame ? t('sameBody') : t('body')}
      </summary>
      <ol
        className="mt-2 max-h-96 overflow-auto rounded-md border border-line py-1 font-mono text-xs leading-5"
        tabIndex={0}
      >
        {numbered(lines).map(({ key, item: { text, change } }) => (
          <li
            key={key}
            className={classNames(
              'grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 whitespace-pre-wrap px-2.5 wrap-anywhere',
              styles[change],
            )}
          >
            <Sign change={change} />
            <code>{text}</code>
          </li>
        ))}
      </ol>
      {body.note === 'cut' && <p className="mt-1 text-muted">{t('cut', { count: body.bytes ?? 0 })}</p>}
    </details>
  )
}
