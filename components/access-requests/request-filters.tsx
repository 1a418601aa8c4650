'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { SearchField } from '#components/ui/search-field.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'
import type { RequestFilter } from '#server/portals/access-requests/list-access-requests.ts'

interface RequestFiltersProps {
  status: RequestFilter
  /** Empty: every one. */
  productId: string
  products: readonly { productId: string; name: string }[]
}

const statuses: readonly RequestFilter[] = ['open', 'pending', 'question', 'approved', 'denied', 'withdrawn', 'all']
const everyProduct = 'every'

/** The filters of the inbox; they live in the address. */
export function RequestFilters({ status, productId, products }: RequestFiltersProps) {
  const t = useTranslations('access-requests.filters')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const choose = (name: string, value: string | null) =>
    router.replace(searchHref(pathname, search, { [name]: value, position: null, request: null }), { scroll: false })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SearchField label={t('person')} />
      <Select
        label={t('status')}
        value={status}
        options={statuses.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => choose('status', value === 'open' ? null : value)}
        className="w-full sm:w-48"
      />
      {products.length > 1 && (
        <Select
          label={t('product')}
          value={productId || everyProduct}
          options={[
            { value: everyProduct, label: t('everyProduct') },
            ...products.map((product) => ({ value: product.productId, label: product.name })),
          ]}
          onChange={(value) => choose('product', value === everyProduct ? null : value)}
          className="w-full sm:w-56"
        />
      )}
    </div>
  )
}
