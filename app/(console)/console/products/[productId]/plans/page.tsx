import { OfferForm } from '#components/products/offer-form.tsx'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { listAll } from '../../../list-all.ts'
import type { PageProps } from '../../../page-props.ts'
import { updateOfferAction } from '../../actions.ts'
import { findConsoleProduct } from '../find-console-product.ts'
import { productTitle } from '../product-title.ts'

export const generateMetadata = productTitle('plans')

export default async function ProductPlansPage({ params }: PageProps<'productId'>) {
  const { context, product, mayWrite } = await findConsoleProduct((await params).productId)
  const { items: stages } = await listStages(context, {})
  const plans = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  return <OfferForm product={product} stages={stages} plans={plans} action={updateOfferAction} mayWrite={mayWrite} />
}
