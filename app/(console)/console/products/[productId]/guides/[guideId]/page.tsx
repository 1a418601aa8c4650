import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GuideForm } from '#components/products/guide-form.tsx'
import { listProductGuides } from '#server/portals/guides/list-product-guides.ts'
import type { PageProps } from '../../../../page-props.ts'
import { deleteGuideAction, restoreGuideAction, updateGuideAction } from '../../../actions.ts'
import { findConsoleProduct } from '../../find-console-product.ts'

type GuideProps = PageProps<'productId' | 'guideId'>

export async function generateMetadata({ params }: GuideProps): Promise<Metadata> {
  const { product, guide } = await findGuide(await params)
  return { title: guide ? `${guide.title} · ${product.name}` : product.name }
}

export default async function ProductGuidePage({ params }: GuideProps) {
  const { productId, guideId } = await params
  const { guide, product, mayWrite } = await findGuide({ productId, guideId })
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

async function findGuide({ productId, guideId }: { productId: string; guideId: string }) {
  const { context, product, mayWrite } = await findConsoleProduct(productId)
  const { items } = await listProductGuides(context, { productId })
  return { product, mayWrite, guide: items.find((one) => one.guideId === guideId) }
}
