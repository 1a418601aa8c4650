import { useTranslations } from 'next-intl'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Product } from '#server/portals/products/product.ts'

/** The parts of a product's page in the console. */
export function ProductTabs({ product }: { product: Product }) {
  const t = useTranslations('products.productTabs')
  const base = `/console/products/${product.productId}`
  return (
    <Tabs
      label={t('label')}
      tabs={[
        { label: t('overview'), href: base },
        { label: t('plans'), href: `${base}/plans`, count: product.plans.length },
        { label: t('operations'), href: `${base}/operations` },
        { label: t('guides'), href: `${base}/guides` },
        { label: t('visibility'), href: `${base}/visibility` },
        { label: t('deprecation'), href: `${base}/deprecation` },
      ]}
    />
  )
}
