import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StageExport } from '#components/stages/stage-export.tsx'
import { StageSdk } from '#components/stages/stage-sdk.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PartHeader } from '#components/ui/part-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { stagePage } from './stage-page.ts'

interface StageLayoutProps {
  params: Promise<{ apiId: string; stageName: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: StageLayoutProps): Promise<Metadata> {
  const t = await getTranslations('stages.page')
  return { title: `${decodeURIComponent((await params).stageName)} · ${t('title')}` }
}

/** What the pages of one stage share. */
export default async function StageLayout({ params, children }: StageLayoutProps) {
  const { restApiId, stageName, here, canWrite } = await stagePage(params)
  const t = await getTranslations('stages.page')
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        backHref={`/console/apis/${restApiId}/stages`}
        backLabel={t('back')}
        title={stageName}
        actions={
          <>
            <StageExport restApiId={restApiId} stageName={stageName} />
            <StageSdk restApiId={restApiId} stageName={stageName} />
            {canWrite && (
              <LinkButton
                size="small"
                href={`/console/apis/${restApiId}/deploy?stage=${encodeURIComponent(stageName)}`}
              >
                {t('deploy')}
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        label={t('sections')}
        tabs={[
          { label: t('overview'), href: here },
          { label: t('settings'), href: `${here}/settings` },
          { label: t('variables'), href: `${here}/variables` },
          { label: t('methods'), href: `${here}/methods` },
          { label: t('canary'), href: `${here}/canary` },
        ]}
      />
      {!canWrite && <Notice>{t('readOnly')}</Notice>}
      {children}
    </div>
  )
}
