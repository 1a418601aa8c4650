import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewProductForm } from '#components/products/new-product-form.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { listAll } from '../../list-all.ts'
import { mayWrite } from '../../may-write.ts'
import { createProductAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products.newProductPage'))('title') }
}

export default async function NewProductPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('products.newProductPage')
  const { items: stages } = await listStages(context, {})
  const plans = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <PageHeader
        title={t('title')}
        description={t('description')}
        breadcrumbs={[{ label: t('products'), href: '/console/products' }, { label: t('new') }]}
      />
      {mayWrite(context, 'products') ? (
        <NewProductForm action={createProductAction} stages={stages} plans={plans} />
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
