import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { UsagePlanForm } from '#components/usage-plans/usage-plan-form.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { mayWrite } from '../../may-write.ts'
import { createUsagePlanAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('usage-plans.newUsagePlanPage'))('title') }
}

export default async function NewUsagePlanPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('usage-plans.newUsagePlanPage')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={t('title')}
        breadcrumbs={[{ label: t('plans'), href: '/console/usage-plans' }, { label: t('new') }]}
      />
      {mayWrite(context, 'usage-plans') ? (
        <UsagePlanForm action={createUsagePlanAction} stages={(await listStages(context, {})).items} mayWrite />
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
