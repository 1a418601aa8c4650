import { ExternalLink, Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { ProductForm } from '#components/products/product-form.tsx'
import { ProductPartsForm } from '#components/products/product-parts-form.tsx'
import { ProductState } from '#components/products/product-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getProduct } from '#server/portals/products/get-product.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { listAll } from '../../list-all.ts'
import type { PageProps } from '../../page-props.ts'
import * as actions from '../actions.ts'

export const metadata: Metadata = { title: 'Product' }

export default async function ProductPage({ params }: PageProps<'productId'>) {
  const context = await requireConsoleContext()
  const { productId } = await params
  const product = await orNotFound(getProduct(context, { productId }))
  const { items: stages } = await listStages(context, {})
  const plans = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={product.name}
        description={product.subscriptionCount === 1 ? '1 app uses it' : `${product.subscriptionCount} apps use it`}
        breadcrumbs={[{ label: 'Products', href: '/console/products' }, { label: product.name }]}
        aside={<ProductState published={product.published} visibility={product.visibility} />}
        actions={
          <>
            <LinkButton href={`/products/${product.slug}`} icon={<ExternalLink />}>
              {product.published ? 'Open in the portal' : 'Preview'}
            </LinkButton>
            <Form action={actions.publishProductAction} hidden={{ productId, published: String(!product.published) }}>
              <SubmitButton variant={product.published ? 'secondary' : 'primary'}>
                {product.published ? 'Unpublish' : 'Publish'}
              </SubmitButton>
            </Form>
          </>
        }
      />
      <ProductForm product={product} action={actions.updateProductAction} />
      <ProductPartsForm product={product} stages={stages} plans={plans} action={actions.updateProductPartsAction} />
      <Card title="Delete this product" description="The APIs, their stages and the plans stay.">
        <ConfirmDialog
          title={`Delete ${product.name}?`}
          action={actions.deleteProductAction}
          hidden={{ productId }}
          confirmLabel="Delete product"
          confirmText={product.name}
          trigger={
            <Button variant="danger" icon={<Trash2 />}>
              Delete product
            </Button>
          }
        >
          It leaves the catalogue, and {product.subscriptionCount} subscriptions end.
        </ConfirmDialog>
      </Card>
    </div>
  )
}
