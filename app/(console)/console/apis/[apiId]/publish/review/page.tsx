import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ResourceTree } from '#components/apis/resource-tree.tsx'
import { ImportReport } from '#components/publish/import-report.tsx'
import { JourneyFooter } from '#components/publish/journey-footer.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getImportReport } from '#server/rest-apis/openapi/get-import-report.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'
import { orUndefined } from '../../../../or-undefined.ts'
import { type PageProps, textOf } from '../../../../page-props.ts'
import { deleteRestApiAction } from '../../(definition)/settings/actions.ts'
import { outcomeOf } from '../../outcome-of.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('publish.journey')
  return { title: t('steps.review') }
}

const shownAtMost = 200

export default async function ReviewPage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('publish.review')
  const locale = await getLocale()
  const { apiId: restApiId } = await params
  const canWrite = isAllowed(context.actor, 'apis:write')
  const api = await orNotFound(getRestApi(context, { restApiId }))
  const report = await orUndefined(getImportReport(context, { restApiId }))
  const resources = await getResourceTree(context, { restApiId })
  const publish = `/console/apis/${restApiId}/publish`
  return (
    <JourneyPage
      restApiId={restApiId}
      step="review"
      title={api.name}
      lead={report ? t('lead') : t('notImported')}
      canWrite={canWrite}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Card title={t('resources')} flush>
          <div className="max-h-[60dvh] overflow-auto p-2">
            <ResourceTree restApiId={restApiId} resources={resources.slice(0, shownAtMost)} />
            {resources.length > shownAtMost && (
              <p className="px-2 py-1 text-[0.8125rem] text-muted">
                {t('more', { count: resources.length - shownAtMost })}
              </p>
            )}
          </div>
        </Card>
        {report && (
          <ImportReport
            restApiId={restApiId}
            format={report.format}
            entries={report.entries.map((entry) => ({ ...entry, message: translateRefusal(entry.message, locale) }))}
            outcome={outcomeOf(textOf(await searchParams, 'outcome'))}
            href={`${publish}/review`}
          />
        )}
      </div>
      <JourneyFooter
        aside={
          canWrite && (
            <ConfirmDialog
              title={t('discardTitle', { name: api.name })}
              action={deleteRestApiAction}
              hidden={{ restApiId }}
              confirmLabel={t('discard')}
              trigger={
                <Button variant="danger-ghost" icon={<Trash2 />}>
                  {t('discard')}
                </Button>
              }
            >
              {t('discardText')}
            </ConfirmDialog>
          )
        }
      >
        <LinkButton href={`${publish}/backend`} variant="primary">
          {t('continue')}
        </LinkButton>
      </JourneyFooter>
    </JourneyPage>
  )
}
