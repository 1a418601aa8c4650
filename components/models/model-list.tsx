import { Braces, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Model } from '#server/rest-apis/models/model.ts'

interface ModelListProps {
  restApiId: string
  /** Of all, whatever the filter. */
  count: number
  canWrite: boolean
  models: readonly (Model & { useCount: number; referrers: readonly string[] })[]
}

/** The shapes of bodies that an API names. */
export function ModelList({ restApiId, count, canWrite, models }: ModelListProps) {
  const t = useTranslations('models')
  const base = `/console/apis/${restApiId}/models`
  const create = canWrite && (
    <LinkButton href={`${base}/~new`} variant="primary" icon={<Plus />}>
      {t('modelList.createModel')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {count > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SearchField label={t('modelList.filterByNameOrDescription')} />
          {create}
        </div>
      )}
      <Table
        label={t('modelList.models')}
        rows={models}
        keyOf={({ id }) => id}
        empty={
          count > 0 ? (
            <EmptyState title={t('modelList.noModelMatches')} />
          ) : (
            <EmptyState icon={<Braces />} title={t('modelList.noModelsYet')} actions={create}>
              {t('modelList.aModelSaysWhatA')}
            </EmptyState>
          )
        }
        columns={[
          {
            header: t('modelList.name'),
            cell: ({ name, description }) => (
              <span className="flex min-w-0 flex-col sm:min-w-48">
                <Link href={`${base}/${name}`} className="text-link font-medium wrap-anywhere">
                  {name}
                </Link>
                {description && <span className="line-clamp-2 text-muted text-xs wrap-anywhere">{description}</span>}
              </span>
            ),
          },
          {
            header: t('modelList.contentType'),
            className: 'whitespace-nowrap',
            cell: ({ contentType }) => <code className="text-[0.8125rem]">{contentType}</code>,
          },
          {
            header: t('modelList.usedBy'),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ useCount }) => t('modelList.bodies', { count: useCount }),
          },
          {
            header: t('modelList.partOf'),
            wideOnly: true,
            cell: ({ referrers }) => <Referrers base={base} names={referrers} />,
          },
        ]}
      />
    </div>
  )
}

const namedAtMost = 3

/** The models that refer to one: the first few, and how many more. */
function Referrers({ base, names }: { base: string; names: readonly string[] }) {
  const t = useTranslations('models')
  const more = names.length - namedAtMost
  if (names.length === 0) return <span className="text-faint">–</span>
  return (
    <span className="flex flex-wrap gap-x-2">
      {names.slice(0, namedAtMost).map((name) => (
        <Link key={name} href={`${base}/${name}`} className="text-link wrap-anywhere">
          {name}
        </Link>
      ))}
      {more > 0 && <span className="text-muted">{t('modelList.more', { count: more })}</span>}
    </span>
  )
}
