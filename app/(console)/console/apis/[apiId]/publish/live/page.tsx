import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { Translate } from '#components/messages/translate.ts'
import { callableMethods } from '#components/publish/callable-methods.ts'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { LiveAddress } from '#components/publish/live-address.tsx'
import { LiveCall } from '#components/publish/live-call.tsx'
import { NextSteps } from '#components/publish/next-steps.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { mayReadValues } from '#server/access/api-keys/api-key.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { isAllowed } from '#server/permissions.ts'
import { describeBackend } from '#server/portals/publish/describe-backend.ts'
import { findPublication } from '#server/portals/publish/find-publication.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import type { PageProps } from '../../../../page-props.ts'
import { callStageAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('publish.journey')
  return { title: t('steps.live') }
}

export default async function LivePage({ params, searchParams }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('publish')
  const { apiId: restApiId } = await params
  const { stage = 'prod' } = await searchParams
  const { stageName } = await orNotFound(getStage(context, { restApiId, stageName: String(stage) }))
  const canWrite = isAllowed(context.actor, 'stages:write')
  const { products, apiKeyId } = await findPublication(context, { restApiId, stageName })
  const canRead = apiKeyId !== undefined && mayReadValues(context)
  const key = canRead ? await getApiKey(context, { apiKey: apiKeyId, includeValue: true }) : undefined
  const { access, tokenHeader } = await describeBackend(context, { restApiId })
  const methods = callableMethods((await getResources(context, { restApiId, limit: 500 })).items)
  const [first] = methods
  const [product] = products
  return (
    <JourneyPage
      restApiId={restApiId}
      step="live"
      title={t('live.page')}
      lead={t('live.lead', { stage: stageName })}
      canWrite={canWrite}
    >
      {canWrite && (access === 'api-key' || access === 'mixed') && !apiKeyId && (
        <Notice
          tone="warn"
          title={t('live.noKey')}
          action={
            <LinkButton href={`/console/apis/${restApiId}/publish/plan`} size="small">
              {t('journey.steps.plan')}
            </LinkButton>
          }
        >
          {t('live.noKeyHelp')}
        </Notice>
      )}
      <LiveAddress
        invokeUrl={invokeUrl(context.settings, restApiId, stageName)}
        httpMethod={first?.httpMethod ?? 'GET'}
        path={first?.path ?? '/'}
        apiKey={access === 'authorizer' ? undefined : key?.value}
        tokenHeader={tokenHeader}
      />
      {canWrite && (
        <LiveCall
          restApiId={restApiId}
          stageName={stageName}
          apiKeyId={access === 'authorizer' ? undefined : apiKeyId}
          tokenHeader={tokenHeader}
          call={callStageAction}
          methods={methods.slice(0, 200)}
        />
      )}
      {product && (
        <LinkButton href={`/products/${product.slug}`} variant="primary" icon={<ExternalLink />} className="self-start">
          {t('live.openPortal')}
        </LinkButton>
      )}
      <NextSteps steps={nextSteps(restApiId, stageName, product?.productId, canWrite, t)} />
    </JourneyPage>
  )
}

function nextSteps(
  restApiId: string,
  stageName: string,
  productId: string | undefined,
  canWrite: boolean,
  t: Translate<'publish'>,
) {
  const offer = { title: t('live.next.offer'), text: t('live.next.offerHelp'), href: '/console/products/new' }
  return [
    {
      title: t('live.next.watch'),
      text: t('live.next.watchHelp'),
      href: `/console/apis/${restApiId}/stages/${stageName}`,
    },
    ...(productId
      ? [{ title: t('live.next.describe'), text: t('live.next.describeHelp'), href: `/console/products/${productId}` }]
      : canWrite
        ? [offer]
        : []),
    { title: t('live.next.usage'), text: t('live.next.usageHelp'), href: '/console/usage' },
  ]
}
