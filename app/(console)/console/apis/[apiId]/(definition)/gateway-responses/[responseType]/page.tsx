import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GatewayResponseEditor } from '#components/gateway-responses/gateway-response-editor.tsx'
import { responseTitle } from '#components/gateway-responses/response-titles.ts'
import { PartHeader } from '#components/ui/part-header.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getGatewayResponse } from '#server/rest-apis/gateway-responses/get-gateway-response.ts'
import { sampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'
import type { PageProps } from '../../../../../page-props.ts'
import { putGatewayResponseAction, resetGatewayResponseAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gateway-responses')
  return { title: t('titles.gatewayResponse') }
}

export default async function GatewayResponsePage({ params }: PageProps<'apiId' | 'responseType'>) {
  const t = await getTranslations('gateway-responses')
  const context = await requireConsoleContext()
  const { apiId: restApiId, responseType } = await params
  const response = await orNotFound(getGatewayResponse(context, { restApiId, responseType }))
  const sample = sampleRefusal(responseType)
  if (!sample) notFound()
  const family = sample.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'
  const fallback = await getGatewayResponse(context, { restApiId, responseType: family })
  const isFallback = responseType !== family && response.defaultResponse && !fallback.defaultResponse
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PartHeader
        backHref={`/console/apis/${restApiId}/gateway-responses`}
        backLabel={t('gatewayResponsesPage.gatewayResponses')}
        title={responseTitle(responseType, t)}
        aside={
          <>
            <code className="text-[0.8125rem] text-muted">{responseType}</code>
            {response.defaultResponse ? (
              <StatusChip>{t('gatewayResponsesPage.default')}</StatusChip>
            ) : (
              <StatusChip tone="accent">{t('gatewayResponsesPage.customised')}</StatusChip>
            )}
          </>
        }
      />
      <GatewayResponseEditor
        restApiId={restApiId}
        response={response}
        sample={sample}
        fallback={isFallback ? fallback : undefined}
        canWrite={isAllowed(context.actor, 'apis:write')}
        saveAction={putGatewayResponseAction}
        resetAction={resetGatewayResponseAction}
      />
    </div>
  )
}
