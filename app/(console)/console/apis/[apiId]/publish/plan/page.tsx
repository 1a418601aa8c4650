import type { Metadata } from 'next'
import { JourneyFooter } from '#components/publish/journey-footer.tsx'
import { JourneyPage } from '#components/publish/journey-page.tsx'
import { PlanForm } from '#components/publish/plan-form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { findPublication } from '#server/portals/publish/find-publication.ts'
import { proposeOffer } from '#server/portals/publish/propose-offer.ts'
import type { PageProps } from '../../../../page-props.ts'
import { checkOfferAction } from './actions.ts'

export const metadata: Metadata = { title: 'Plan and product' }

export default async function PlanPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const proposed = await orNotFound(proposeOffer(context, { restApiId }))
  const { products } = await findPublication(context, { restApiId, stageName: 'prod' })
  const [product] = products
  const publish = `/console/apis/${restApiId}/publish`
  return (
    <JourneyPage
      restApiId={restApiId}
      step="plan"
      title="Plan and product"
      lead="A product is what consumers find; its plan is what each of their keys may use."
    >
      {product ? (
        <>
          <Notice
            tone="info"
            title={`The stage prod is offered as ${product.name}`}
            action={
              <LinkButton href={`/console/products/${product.productId}`} size="small">
                Open the product
              </LinkButton>
            }
          >
            Change its plans and prices on its page, or go on and deploy.
          </Notice>
          <JourneyFooter backHref={`${publish}/backend`}>
            <LinkButton href={`${publish}/deploy`} variant="primary">
              Continue
            </LinkButton>
          </JourneyFooter>
        </>
      ) : (
        <PlanForm restApiId={restApiId} action={checkOfferAction} proposed={proposed} />
      )}
    </JourneyPage>
  )
}
