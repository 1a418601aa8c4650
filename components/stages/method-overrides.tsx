import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table, type TableColumn } from '#components/ui/table.tsx'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import type { StageMethod } from './stage-methods.ts'

type Setting = Stage['methodSettings'][string]

interface MethodOverridesProps {
  /** Address of this page. */
  here: string
  methods: readonly StageMethod[]
  /** How many match; those that are given are the first ones. */
  count: number
  view: 'all' | 'own'
  canWrite: boolean
  currentKey: string | undefined
}

/** What holds for each method of a stage, and whether it is the method's own. */
export function MethodOverrides({ here, methods, count, view, canWrite, currentKey }: MethodOverridesProps) {
  const t = useTranslations('stages.methods')
  return (
    <Card title={t('title')} description={t('help')} info="stages.methods" flush>
      <div className="flex flex-col gap-3 p-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SearchField label={t('search')} />
          <nav aria-label={t('view')} className="flex flex-wrap gap-2">
            {(['all', 'own'] as const).map((each) => (
              <LinkButton
                key={each}
                size="small"
                href={each === 'all' ? here : `${here}?view=own`}
                variant={each === view ? 'primary' : 'secondary'}
                {...(each === view ? { 'aria-current': 'true' as const } : {})}
              >
                {t(each)}
              </LinkButton>
            ))}
          </nav>
        </div>
        <Table
          label={t('title')}
          rows={methods}
          keyOf={({ key }) => key}
          isCurrent={({ key }) => key === currentKey}
          empty={<p className="py-8 text-center text-muted text-sm">{view === 'own' ? t('noneOwn') : t('none')}</p>}
          columns={columnsOf(t, here, canWrite)}
        />
        {count > methods.length && (
          <p className="text-[0.8125rem] text-muted">{t('more', { shown: methods.length, count })}</p>
        )}
      </div>
    </Card>
  )
}

type Words = ReturnType<typeof useTranslations<'stages.methods'>>

function columnsOf(t: Words, here: string, canWrite: boolean): TableColumn<StageMethod>[] {
  const href = ({ key }: StageMethod) => `${here}?method=${encodeURIComponent(key)}`
  return [
    {
      header: t('method'),
      cell: (row) => (
        <Link href={href(row)} scroll={false} className="flex min-w-0 items-center hover:underline">
          <MethodLabel method={row.httpMethod} aligned />
          <code className="text-[0.8125rem] wrap-anywhere">{row.path}</code>
        </Link>
      ),
    },
    {
      header: t('origin'),
      cell: ({ isOwn }) => (isOwn ? <StatusChip tone="accent">{t('ownChip')}</StatusChip> : t('inherited')),
    },
    { header: t('throttling'), cell: (row) => shaded(row, throttlingWords(row.setting, t)) },
    { header: t('cache'), cell: (row) => shaded(row, cacheWords(row.setting, t)) },
    { header: t('logs'), cell: (row) => shaded(row, logWords(row.setting, t)) },
    { header: t('metrics'), cell: (row) => shaded(row, row.setting?.metricsEnabled ? t('on') : t('off')) },
    {
      header: t('actions'),
      hideHeader: true,
      // On a narrow screen the method's name is the way.
      wideOnly: true,
      align: 'end',
      cell: (row) => (
        <LinkButton size="small" href={href(row)} scroll={false}>
          {canWrite ? t('edit') : t('look')}
        </LinkButton>
      ),
    },
  ]
}

function shaded({ isOwn }: StageMethod, words: string) {
  return <span className={isOwn ? '' : 'text-muted'}>{words}</span>
}

function throttlingWords(setting: Setting | undefined, t: Words): string {
  const { throttlingRateLimit: rate = -1, throttlingBurstLimit: burst = -1 } = setting ?? {}
  return rate === -1 ? t('noLimit') : t('rateAndBurst', { rate, burst: Math.max(burst, 0) })
}

function cacheWords(setting: Setting | undefined, t: Words): string {
  return setting?.cachingEnabled ? t('seconds', { count: setting.cacheTtlInSeconds ?? 300 }) : t('off')
}

function logWords(setting: Setting | undefined, t: Words): string {
  const level = setting?.loggingLevel ?? 'OFF'
  if (level === 'OFF') return t('off')
  return setting?.dataTraceEnabled ? t('traced', { level }) : level
}
