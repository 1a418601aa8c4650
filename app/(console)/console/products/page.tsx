import { Boxes, ExternalLink, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
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
import { type PageProps, textOf } from '../page-props.ts'

export const metadata: Metadata = { title: 'Products' }

export default async function ProductsPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const all = await listAll((position) => listProducts(context, { limit: 500, position }))
  const products = all
    .filter((product) => `${product.name} ${product.slug} ${product.tagline}`.toLowerCase().includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name))
  const create = (
    <LinkButton href="/console/products/new" variant={all.length > 0 ? 'primary' : 'secondary'} icon={<Plus />}>
      New product
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Products"
        count={all.length}
        description="What consumers find in the portal: stages under a name, with plans."
        actions={all.length > 0 && create}
      />
      {all.length > 0 && <SearchField label="Filter by name or address" />}
      <Table
        label="Products"
        rows={products}
        keyOf={({ productId }) => productId}
        empty={all.length === 0 ? <NoProducts create={create} /> : <EmptyState title="No product matches" />}
        columns={[
          {
            header: 'Name',
            cell: (product) => (
              <span className="flex flex-col">
                <Link href={`/console/products/${product.productId}`} className="text-link font-medium">
                  {product.name}
                </Link>
                <span className="line-clamp-1 text-[0.8125rem] text-muted">{product.tagline}</span>
              </span>
            ),
          },
          {
            header: 'State',
            cell: (product) => <ProductState published={product.published} visibility={product.visibility} />,
          },
          { header: 'Plans', align: 'end', cell: (product) => product.plans.length },
          { header: 'Apps', align: 'end', cell: (product) => product.subscriptionCount },
          { header: 'Changed', wideOnly: true, cell: (product) => <RelativeTime at={product.updatedAt} /> },
          {
            header: 'Portal',
            wideOnly: true,
            cell: (product) => (
              <Link href={`/products/${product.slug}`} className="text-link inline-flex items-center gap-1.5">
                /products/{product.slug} <ExternalLink className="size-3.5" aria-hidden />
              </Link>
            ),
          },
        ]}
      />
    </div>
  )
}

function NoProducts({ create }: { create: React.ReactNode }) {
  return (
    <EmptyState
      icon={<Boxes />}
      title="No products yet"
      actions={
        <>
          <LinkButton href="/console/apis/new" variant="primary">
            Publish an API
          </LinkButton>
          {create}
        </>
      }
    >
      The journey from an API to the portal makes its first product by itself.
    </EmptyState>
  )
}
