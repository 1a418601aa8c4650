import { BookOpen, Upload } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DocumentationComparison } from '#server/rest-apis/documentation/compare-documentation-versions.ts'
import type { DocumentationVersion } from '#server/rest-apis/documentation/documentation-version.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import { countWords } from './location-words.ts'
import { PublishVersion } from './publish-version.tsx'
import { VersionMenu } from './version-menu.tsx'

export interface VersionActions {
  publish: FormAction
  describe: FormAction
  attach: FormAction
  remove: FormAction
}

interface VersionListProps {
  restApiId: string
  /** The latest first. */
  versions: readonly DocumentationVersion[]
  stages: readonly Stage[]
  /** How the draft differs from the latest version, where that is known. */
  draft: DocumentationComparison | undefined
  /** Texts in the draft. */
  partCount: number
  /** Undefined for those who may only look. */
  actions: VersionActions | undefined
}

/** What was published of the texts, and which stage shows which version. */
export function VersionList({ restApiId, versions, stages, draft, partCount, actions }: VersionListProps) {
  const t = useTranslations('documentation')
  const stageNames = stages.map(({ stageName }) => stageName)
  const publish = actions && (
    <PublishVersion
      restApiId={restApiId}
      stageNames={stageNames}
      latest={versions[0]?.version}
      action={actions.publish}
      trigger={
        <Button variant="primary" icon={<Upload />}>
          {t('versionList.publishAVersion')}
        </Button>
      }
    />
  )
  if (versions.length === 0) {
    return (
      <EmptyState icon={<BookOpen />} title={t('versionList.nothingPublishedYet')} actions={publish}>
        {t('versionList.aVersionIsAllTexts', { value1: countWords(partCount, 'text', t) })}
      </EmptyState>
    )
  }
  const changes = draft && draft.added.length + draft.changed.length + draft.removed.length
  return (
    <div className="flex flex-col gap-4">
      {changes !== undefined && changes > 0 ? (
        <Notice
          title={t('versionList.changedSince', {
            value0: countWords(changes, 'text', t),
            value1: versions[0]?.version ?? '',
          })}
          action={publish}
        />
      ) : (
        publish && <div className="self-end">{publish}</div>
      )}
      <Table
        label={t('versionList.documentationVersions')}
        rows={versions}
        keyOf={({ version }) => version}
        columns={[
          {
            header: t('versionList.version'),
            cell: ({ version, description }) => (
              <span className="flex min-w-0 flex-col">
                <Link
                  href={`?from=${encodeURIComponent(version)}`}
                  scroll={false}
                  className="text-link font-medium wrap-anywhere"
                >
                  {version}
                </Link>
                {description && <span className="text-muted text-xs wrap-anywhere">{description}</span>}
              </span>
            ),
          },
          { header: t('versionList.published'), cell: ({ createdDate }) => <RelativeTime at={createdDate} /> },
          { header: t('versionList.shownBy'), cell: ({ version }) => <ShownBy stages={stages} version={version} /> },
          {
            header: t('versionList.actions'),
            hideHeader: true,
            align: 'end',
            cell: (version) =>
              actions && (
                <VersionMenu restApiId={restApiId} version={version} stages={stageChoices(stages)} actions={actions} />
              ),
          },
        ]}
      />
    </div>
  )
}

function ShownBy({ stages, version }: { stages: readonly Stage[]; version: string }) {
  const showing = stages.filter(({ documentationVersion }) => documentationVersion === version)
  if (showing.length === 0) return <span className="text-faint">–</span>
  return (
    <span className="flex flex-wrap gap-1.5">
      {showing.map(({ stageName }) => (
        <StatusChip key={stageName} tone="ok">
          {stageName}
        </StatusChip>
      ))}
    </span>
  )
}

function stageChoices(stages: readonly Stage[]) {
  return stages.map(({ stageName, documentationVersion }) => ({
    stageName,
    ...(documentationVersion === undefined ? {} : { documentationVersion }),
  }))
}
