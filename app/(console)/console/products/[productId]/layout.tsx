import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ProductState } from '#components/products/product-state.tsx'
import { ProductTabs } from '#components/products/product-tabs.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { publishProductAction } from '../actions.ts'
import { findConsoleProduct } from './find-console-product.ts'

interface ProductLayoutProps {
  params: Promise<{ productId: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: ProductLayoutProps): Promise<Metadata> {
  const { product } = await findConsoleProduct((await params).productId)
  return { title: product.name }
}

export default async function ProductLayout({ params, children }: ProductLayoutProps) {
  const { productId } = await params
  const { product, mayWrite } = await findConsoleProduct(productId)
  const t = await getTranslations('products.productLayout')
  return (
    <div className="flex max-w-5xl flex-col gap-5">
      <PageHeader
        title={product.name}
        description={t('apps', { count: product.subscriptionCount })}
        breadcrumbs={[{ label: t('products'), href: '/console/products' }, { label: product.name }]}
        aside={<ProductState product={product} />}
        actions={
          <>
            <LinkButton href={`/products/${product.slug}`} icon={<ExternalLink />}>
              {product.published ? t('open') : t('preview')}
            </LinkButton>
            {mayWrite && (
              <Form action={publishProductAction} hidden={{ productId, published: String(!product.published) }}>
                <SubmitButton variant={product.published ? 'secondary' : 'primary'}>
                  {product.published ? t('unpublish') : t('publish')}
                </SubmitButton>
              </Form>
            )}
          </>
        }
      />
      <ProductTabs product={product} />
      {children}
    </div>
  )
}
