import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CertificateList } from '#components/client-certificates/certificate-list.tsx'
import { GenerateCertificate } from '#components/client-certificates/generate-certificate.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { getClientCertificates } from '#server/access/client-certificates/get-client-certificates.ts'
import { listClientCertificateStages } from '#server/access/client-certificates/list-client-certificate-stages.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { listAll } from '../list-all.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { generateClientCertificateAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('client-certificates.list'))('title') }
}

export default async function ClientCertificatesPage({ searchParams }: PageProps) {
  const t = await getTranslations('client-certificates.list')
  const context = await requireConsoleContext()
  const wanted = textOf(await searchParams, 'q')
    .trim()
    .toLowerCase()
  const all = await listAll((position) => getClientCertificates(context, { limit: 500, position }))
  const shown = all.filter(({ clientCertificateId, description = '' }) =>
    `${clientCertificateId} ${description}`.toLowerCase().includes(wanted),
  )
  const { items: stages } = await listClientCertificateStages(context, {})
  const create = isAllowed(context.actor, 'stages:write') ? (
    <GenerateCertificate action={generateClientCertificateAction} />
  ) : undefined
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t('title')} count={all.length} description={t('lead')} actions={all.length > 0 && create} />
      {all.length > 0 && <SearchField label={t('filter')} />}
      <CertificateList
        isFiltered={all.length > 0}
        certificates={shown.map((certificate) => ({
          ...certificate,
          stageCount: stages.filter(({ clientCertificateId: id }) => id === certificate.clientCertificateId).length,
        }))}
        now={context.now()}
        create={create}
      />
    </div>
  )
}
