import { DeprecationForm } from '#components/products/deprecation-form.tsx'
import { listProducts } from '#server/portals/products/list-products.ts'
import { listAll } from '../../../list-all.ts'
import type { PageProps } from '../../../page-props.ts'
import { announceDeprecationAction, takeBackDeprecationAction } from '../../actions.ts'
import { findConsoleProduct } from '../find-console-product.ts'
import { productTitle } from '../product-title.ts'

export const generateMetadata = productTitle('deprecation')

export default async function ProductDeprecationPage({ params }: PageProps<'productId'>) {
  const { context, product, mayWrite } = await findConsoleProduct((await params).productId)
  const all = await listAll((position) => listProducts(context, { limit: 500, position }))
  const others = all.filter(({ productId }) => productId !== product.productId)
  return (
    <DeprecationForm
      product={product}
      others={others.map(({ slug, name }) => ({ slug, name }))}
      announce={announceDeprecationAction}
      takeBack={takeBackDeprecationAction}
      mayWrite={mayWrite}
    />
  )
}
