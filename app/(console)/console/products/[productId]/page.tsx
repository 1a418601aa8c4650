import { Trash2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { FirstCallFunnel, type FunnelDays } from '#components/portal/first-call-funnel.tsx'
import { ProductForm } from '#components/products/product-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { summarizeFirstCalls } from '#server/portals/first-calls/summarize-first-calls.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import { deleteProductAction, updateProductAction } from '../actions.ts'
import { findConsoleProduct } from './find-console-product.ts'

const dayMs = 86_400_000

export default async function ProductPage({ params, searchParams }: PageProps<'productId'>) {
  const { productId } = await params
  const { context, product, mayWrite } = await findConsoleProduct(productId)
  const days = daysOf(textOf(await searchParams, 'days'))
  const to = context.now()
  const from = new Date(to.getTime() - days * dayMs)
  const summary = await summarizeFirstCalls(context, { productId, from, to })
  const hrefOf = (range: FunnelDays) => `/console/products/${productId}?days=${range}`
  const t = await getTranslations('products.deleteProduct')
  return (
    <>
      {product.published && (
        <FirstCallFunnel summary={summary} days={days} hrefs={{ 7: hrefOf(7), 30: hrefOf(30), 90: hrefOf(90) }} />
      )}
      <ProductForm product={product} action={updateProductAction} mayWrite={mayWrite} />
      {mayWrite && (
        <Card title={t('title')} description={t('description')}>
          <ConfirmDialog
            title={t('confirmTitle', { name: product.name })}
            action={deleteProductAction}
            hidden={{ productId }}
            confirmLabel={t('button')}
            confirmText={product.name}
            trigger={
              <Button variant="danger" icon={<Trash2 />}>
                {t('button')}
              </Button>
            }
          >
            {t('consequences', { count: product.subscriptionCount })}
          </ConfirmDialog>
        </Card>
      )}
    </>
  )
}

function daysOf(given: string): FunnelDays {
  if (given === '7') return 7
  return given === '90' ? 90 : 30
}
