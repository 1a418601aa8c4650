import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TagsCard } from '#components/tags/tags-card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { DeleteVpcLink } from '#components/vpc-links/delete-vpc-link.tsx'
import { VpcLinkForm } from '#components/vpc-links/vpc-link-form.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getVpcLink } from '#server/domains/vpc-links/get-vpc-link.ts'
import { isAllowed } from '#server/permissions.ts'
import type { PageProps } from '../../page-props.ts'
import { resourceArn } from '../../resource-arn.ts'
import { updateTagsAction } from '../../tag-actions.ts'
import { deleteVpcLinkAction, updateVpcLinkAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vpc-links.page'))('title') }
}

export default async function VpcLinkPage({ params }: PageProps<'vpcLinkId'>) {
  const t = await getTranslations('vpc-links')
  const context = await requireConsoleContext()
  const { vpcLinkId } = await params
  const link = await orNotFound(getVpcLink(context, { vpcLinkId }))
  const canWrite = isAllowed(context.actor, 'vpc-links:write')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={link.name}
        breadcrumbs={[{ label: t('list.title'), href: '/console/vpc-links' }, { label: link.name }]}
        aside={<CopyableId id={link.id} label={t('page.idLabel')} />}
        actions={canWrite && <DeleteVpcLink vpcLinkId={link.id} name={link.name} action={deleteVpcLinkAction} />}
      />
      <Notice tone="warn" title={t('page.notServed')}>
        {t('page.notServedHelp')}
      </Notice>
      <VpcLinkForm link={link} canWrite={canWrite} action={updateVpcLinkAction} />
      <TagsCard
        resourceArn={resourceArn(context, `/vpclinks/${vpcLinkId}`)}
        tags={link.tags}
        canWrite={canWrite && isAllowed(context.actor, 'tags:write')}
        action={updateTagsAction}
      />
    </div>
  )
}
