import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findConsoleProduct } from './find-console-product.ts'

type Part = 'plans' | 'operations' | 'guides' | 'visibility' | 'deprecation'

/** The title of a part of a product's page: its own, so that tabs and screen readers tell the parts apart. */
export function productTitle(part: Part) {
  return async ({ params }: { params: Promise<{ productId: string }> }): Promise<Metadata> => {
    const { product } = await findConsoleProduct((await params).productId)
    const t = await getTranslations('products.productTabs')
    return { title: `${t(part)} · ${product.name}` }
  }
}
