import { useFormatter, useTranslations } from 'next-intl'
import type { RequestLogLine } from '#server/adapters/data-plane/logs/get-request-log.ts'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

/** The lines of a request by log, each with the time since the first one. */
export function RequestLines({ lines }: { lines: readonly RequestLogLine[] }) {
  const t = useTranslations('shell.requestPage')
  const { number } = useFormatter()
  const begin = Date.parse(lines[0]?.at ?? '')
  const groups = Map.groupBy(lines, ({ group }) => group)
  return [...groups].map(([group, own]) => (
    <Card
      key={group}
      title={<span className="wrap-anywhere">{group}</span>}
      description={t('firstLine', { at: own[0]?.at ?? '' })}
      actions={<CopyButton text={own.map(({ at, text }) => `${at} ${text}`).join('\n')} />}
    >
      <ol className="flex flex-col gap-1 font-mono text-xs">
        {numbered(own).map(({ key, line }) => (
          <li key={key} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3">
            <span className="text-right text-faint tabular-nums">
              {t('after', { milliseconds: number(Date.parse(line.at) - begin) })}
            </span>
            <span className="wrap-anywhere">{line.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  ))
}

/** Lines may repeat, also within a millisecond: the place tells them apart. */
function numbered(lines: readonly RequestLogLine[]) {
  return lines.map((line, index) => ({ key: `${index} ${line.at}`, line }))
}
