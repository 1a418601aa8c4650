import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewFunction } from '#components/functions/new-function.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { createFunctionAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('functions')
  return { title: t('titles.newFunction') }
}

export default async function NewFunctionPage() {
  const t = await getTranslations('functions')
  const context = await requireConsoleContext()
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={t('functionsNewPage.newFunction')}
        breadcrumbs={[
          { label: t('functionsNewPage.functions'), href: '/console/functions' },
          { label: t('functionsNewPage.new') },
        ]}
      />
      {isAllowed(context.actor, 'functions:write') ? (
        <NewFunction action={createFunctionAction} uploadHref="/console/functions/~code" />
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
