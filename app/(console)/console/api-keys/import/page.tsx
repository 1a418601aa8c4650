import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportKeys } from '#components/api-keys/import-keys.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { mayWrite } from '../../may-write.ts'
import { checkImportAction, importApiKeysAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api-keys.importPage'))('title') }
}

export default async function ImportApiKeysPage() {
  const context = await requireConsoleContext()
  const t = await getTranslations('api-keys.importPage')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={t('title')}
        description={t('description')}
        breadcrumbs={[{ label: t('keys'), href: '/console/api-keys' }, { label: t('import') }]}
      />
      {mayWrite(context, 'api-keys') ? (
        <ImportKeys check={checkImportAction} importKeys={importApiKeysAction} />
      ) : (
        <NotAllowed />
      )}
    </div>
  )
}
