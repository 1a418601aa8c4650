import { notFound } from 'next/navigation'
import { GuideForm } from '#components/products/guide-form.tsx'
import { listProductGuides } from '#server/portals/guides/list-product-guides.ts'
import type { PageProps } from '../../../../page-props.ts'
import { deleteGuideAction, restoreGuideAction, updateGuideAction } from '../../../actions.ts'
import { findConsoleProduct } from '../../find-console-product.ts'

export default async function ProductGuidePage({ params }: PageProps<'productId' | 'guideId'>) {
  const { productId, guideId } = await params
  const { context, product, mayWrite } = await findConsoleProduct(productId)
  const { items } = await listProductGuides(context, { productId })
  const guide = items.find((one) => one.guideId === guideId)
  if (!guide) notFound()
  return (
    <GuideForm
      key={guideId}
      productId={productId}
      productSlug={product.slug}
      guide={guide}
      save={updateGuideAction}
      remove={deleteGuideAction}
      restore={restoreGuideAction}
      mayWrite={mayWrite}
    />
  )
}
