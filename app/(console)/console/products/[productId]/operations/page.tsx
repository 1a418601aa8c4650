import { Waypoints } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { OperationsForm } from '#components/products/operations-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { listProductOperations } from '#server/portals/products/list-product-operations.ts'
import type { PageProps } from '../../../page-props.ts'
import { putProductOperationsAction } from '../../actions.ts'
import { findConsoleProduct } from '../find-console-product.ts'
import { productTitle } from '../product-title.ts'

export const generateMetadata = productTitle('operations')

export default async function ProductOperationsPage({ params }: PageProps<'productId'>) {
  const { context, product, mayWrite } = await findConsoleProduct((await params).productId)
  const { productId } = product
  const t = await getTranslations('products.operationsPage')
  const { items } = await listProductOperations(context, { productId })
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<Waypoints />}
        title={t('none')}
        actions={
          mayWrite && (
            <LinkButton href={`/console/products/${productId}/plans`} variant="primary">
              {t('addStage')}
            </LinkButton>
          )
        }
      >
        {t('noneHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      <p className="max-w-prose text-muted text-sm">{t('description')}</p>
      {items.map((stage) => (
        <OperationsForm
          key={`${stage.restApiId}/${stage.stageName}`}
          productId={productId}
          stage={stage}
          action={putProductOperationsAction}
          mayWrite={mayWrite}
        />
      ))}
    </>
  )
}
