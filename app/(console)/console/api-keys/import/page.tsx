import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ImportKeys } from '#components/api-keys/import-keys.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { mayWrite } from '../../may-write.ts'
import { checkImportAction, importApiKeysAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api-keys.importPage'))('title') }
}

export default async function ImportApiKeysPage() {
  const context = await requireConsoleContext()
  if (!mayWrite(context, 'api-keys')) notFound()
  const t = await getTranslations('api-keys.importPage')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={t('title')}
        description={t('description')}
        breadcrumbs={[{ label: t('keys'), href: '/console/api-keys' }, { label: t('import') }]}
      />
      <ImportKeys check={checkImportAction} importKeys={importApiKeysAction} />
    </div>
  )
}
