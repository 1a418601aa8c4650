import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JourneyFooter } from '#components/publish/journey-footer.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { PlanForm } from '#components/publish/plan-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { findPublication } from '#server/portals/publish/find-publication.ts'
import { proposeOffer } from '#server/portals/publish/propose-offer.ts'
import type { PageProps } from '../../../../page-props.ts'
import { checkOfferAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('publish.journey')
  return { title: t('steps.plan') }
}

export default async function PlanPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('publish')
  const { apiId: restApiId } = await params
  const proposed = await orNotFound(proposeOffer(context, { restApiId }))
  const { products } = await findPublication(context, { restApiId, stageName: 'prod' })
  const [product] = products
  const canWrite = isAllowed(context.actor, 'products:write')
  const publish = `/console/apis/${restApiId}/publish`
  return (
    <JourneyPage
      restApiId={restApiId}
      step="plan"
      title={t('journey.steps.plan')}
      lead={t('plan.lead')}
      canWrite={canWrite}
    >
      {product || !canWrite ? (
        <>
          {product ? (
            <Notice
              tone="info"
              title={t('plan.offered', { name: product.name })}
              action={
                <LinkButton href={`/console/products/${product.productId}`} size="small">
                  {t('plan.openProduct')}
                </LinkButton>
              }
            >
              {t('plan.offeredHelp')}
            </Notice>
          ) : (
            <EmptyState title={t('plan.notOffered')}>{t('plan.notOfferedHelp')}</EmptyState>
          )}
          <JourneyFooter backHref={`${publish}/backend`}>
            <LinkButton href={`${publish}/deploy`} variant="primary">
              {t('plan.continue')}
            </LinkButton>
          </JourneyFooter>
        </>
      ) : (
        <PlanForm restApiId={restApiId} action={checkOfferAction} proposed={proposed} />
      )}
    </JourneyPage>
  )
}
