import { VisibilityForm } from '#components/products/visibility-form.tsx'
import { listGroups } from '#server/portals/groups/list-groups.ts'
import type { PageProps } from '../../../page-props.ts'
import { updateVisibilityAction } from '../../actions.ts'
import { findConsoleProduct } from '../find-console-product.ts'
import { productTitle } from '../product-title.ts'

export const generateMetadata = productTitle('visibility')

export default async function ProductVisibilityPage({ params }: PageProps<'productId'>) {
  const { context, product, mayWrite } = await findConsoleProduct((await params).productId)
  const { items } = await listGroups(context, {})
  return <VisibilityForm product={product} groups={items} action={updateVisibilityAction} mayWrite={mayWrite} />
}
