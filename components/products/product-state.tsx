import { useTranslations } from 'next-intl'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { Product } from '#server/portals/products/product.ts'

/** Whether a product is in the catalogue, and for whom; and whether it is going to end. */
export function ProductState({ product }: { product: Pick<Product, 'published' | 'visibility' | 'deprecation'> }) {
  const t = useTranslations('products.productState')
  const { published, visibility, deprecation } = product
  return (
    <span className="flex flex-wrap gap-1.5">
      {published ? (
        <StatusChip tone="ok">{t(visibility === 'signed-in' ? 'signedIn' : visibility)}</StatusChip>
      ) : (
        <StatusChip>{t('draft')}</StatusChip>
      )}
      {deprecation && <StatusChip tone="warn">{t('deprecated')}</StatusChip>}
    </span>
  )
}
