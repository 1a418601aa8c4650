import { Boxes, ExternalLink, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ProductState } from '#components/products/product-state.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listProducts } from '#server/portals/products/list-products.ts'
import { listAll } from '../list-all.ts'
import { mayWrite } from '../may-write.ts'
import { type PageProps, textOf } from '../page-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products.productsPage'))('title') }
}

export default async function ProductsPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const t = await getTranslations('products.productsPage')
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => listProducts(context, { limit: 500, position }))
  const products = all
    .filter((product) => `${product.name} ${product.slug} ${product.tagline}`.toLowerCase().includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name))
  const create = mayWrite(context, 'products') && (
    <LinkButton href="/console/products/new" variant={all.length > 0 ? 'primary' : 'secondary'} icon={<Plus />}>
      {t('new')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        count={all.length}
        description={t('description')}
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label={t('filter')} />}
      <Table
        label={t('title')}
        rows={products}
        keyOf={({ productId }) => productId}
        empty={all.length === 0 ? <NoProducts create={create} /> : <EmptyState title={t('noMatch')} />}
        columns={[
          {
            header: t('name'),
            cell: (product) => (
              <span className="flex min-w-48 flex-col">
                <Link href={`/console/products/${product.productId}`} className="text-link font-medium wrap-anywhere">
                  {product.name}
                </Link>
                <span className="line-clamp-1 text-[0.8125rem] text-muted">{product.tagline}</span>
              </span>
            ),
          },
          { header: t('state'), cell: (product) => <ProductState product={product} /> },
          { header: t('plans'), align: 'end', cell: (product) => product.plans.length },
          { header: t('apps'), align: 'end', cell: (product) => product.subscriptionCount },
          { header: t('changed'), wideOnly: true, cell: (product) => <RelativeTime at={product.updatedAt} /> },
          {
            header: t('portal'),
            wideOnly: true,
            cell: (product) => (
              <Link href={`/products/${product.slug}`} className="text-link inline-flex max-w-60 items-center gap-1.5">
                <span className="truncate">/products/{product.slug}</span>
                <ExternalLink className="size-3.5 shrink-0" aria-hidden />
              </Link>
            ),
          },
        ]}
      />
    </div>
  )
}

async function NoProducts({ create }: { create: ReactNode }) {
  const t = await getTranslations('products.productsPage')
  return (
    <EmptyState
      icon={<Boxes />}
      title={t('none')}
      actions={
        create && (
          <>
            <LinkButton href="/console/apis/new" variant="primary">
              {t('publishApi')}
            </LinkButton>
            {create}
          </>
        )
      }
    >
      {t('noneHelp')}
    </EmptyState>
  )
}
