import { GuideList } from '#components/products/guide-list.tsx'
import { listProductGuides } from '#server/portals/guides/list-product-guides.ts'
import type { PageProps } from '../../../page-props.ts'
import { createGuideAction, orderGuidesAction } from '../../actions.ts'
import { findConsoleProduct } from '../find-console-product.ts'
import { productTitle } from '../product-title.ts'

export const generateMetadata = productTitle('guides')

export default async function ProductGuidesPage({ params }: PageProps<'productId'>) {
  const { context, product, mayWrite } = await findConsoleProduct((await params).productId)
  const { items } = await listProductGuides(context, { productId: product.productId })
  return (
    <GuideList
      productId={product.productId}
      guides={items.map(({ markdown: _, ...summary }) => summary)}
      create={createGuideAction}
      order={orderGuidesAction}
      mayWrite={mayWrite}
    />
  )
}
