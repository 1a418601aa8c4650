import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CertificateDescription } from '#components/client-certificates/certificate-description.tsx'
import { CertificateDetails } from '#components/client-certificates/certificate-details.tsx'
import { DeleteCertificate } from '#components/client-certificates/delete-certificate.tsx'
import { TagsCard } from '#components/tags/tags-card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { getClientCertificate } from '#server/access/client-certificates/get-client-certificate.ts'
import { listClientCertificateStages } from '#server/access/client-certificates/list-client-certificate-stages.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import type { PageProps } from '../../page-props.ts'
import { resourceArn } from '../../resource-arn.ts'
import { updateTagsAction } from '../../tag-actions.ts'
import { deleteClientCertificateAction, updateClientCertificateAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('client-certificates.page'))('title') }
}

export default async function ClientCertificatePage({ params }: PageProps<'clientCertificateId'>) {
  const t = await getTranslations('client-certificates')
  const context = await requireConsoleContext()
  const { clientCertificateId } = await params
  const certificate = await orNotFound(getClientCertificate(context, { clientCertificateId }))
  const { items: stages } = await listClientCertificateStages(context, { clientCertificateId })
  const canWrite = isAllowed(context.actor, 'stages:write')
  const { description, tags } = certificate
  const title = description ?? clientCertificateId
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t('list.title'), href: '/console/client-certificates' }, { label: title }]}
        aside={<CopyableId id={clientCertificateId} label={t('page.idLabel')} />}
        actions={
          canWrite && (
            <DeleteCertificate clientCertificateId={clientCertificateId} action={deleteClientCertificateAction} />
          )
        }
      />
      <CertificateDetails certificate={certificate} stages={stages} now={context.now()} />
      {canWrite && (
        <CertificateDescription
          clientCertificateId={clientCertificateId}
          description={description}
          action={updateClientCertificateAction}
        />
      )}
      <TagsCard
        resourceArn={resourceArn(context, `/clientcertificates/${clientCertificateId}`)}
        tags={tags}
        canWrite={canWrite && isAllowed(context.actor, 'tags:write')}
        action={updateTagsAction}
      />
    </div>
  )
}
