import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { AccessAssociations } from '#components/domain-names/access-associations.tsx'
import { DomainSettings } from '#components/domain-names/domain-settings.tsx'
import type { MappingTarget } from '#components/domain-names/mapping-target.ts'
import { MappingsCard } from '#components/domain-names/mappings-card.tsx'
import { typeNames } from '#components/domain-names/type-names.ts'
import { TagsCard } from '#components/tags/tags-card.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { getBasePathMappings } from '#server/domains/base-path-mappings/get-base-path-mappings.ts'
import { getDomainNameAccessAssociations } from '#server/domains/domain-name-access-associations/get-domain-name-access-associations.ts'
import type { DomainName } from '#server/domains/domain-names/domain-name.ts'
import { getDomainName } from '#server/domains/domain-names/get-domain-name.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { listStages } from '#server/rest-apis/stages/list-stages.ts'
import { securityPolicies } from '#server/tls-policy.ts'
import { listAll } from '../../list-all.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import { updateTagsAction } from '../../tag-actions.ts'
import * as actions from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('domain-names')
  return { title: t('titles.customDomainName') }
}

export default async function DomainNamePage({ params, searchParams }: PageProps<'domainName'>) {
  const t = await getTranslations('domain-names')
  const context = await requireConsoleContext()
  const key = {
    domainName: decodeURIComponent((await params).domainName),
    domainNameId: textOf(await searchParams, 'id') || undefined,
  }
  const domain = await orNotFound(getDomainName(context, key))
  const mappings = await listAll((position) => getBasePathMappings(context, { ...key, limit: 500, position }))
  const mayWrite = isAllowed(context.actor, 'domain-names:write')
  const { domainName, domainNameId = '' } = domain
  const hidden = { domainName, domainNameId }
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={domainName}
        breadcrumbs={[
          { label: t('domainNamesPage.customDomainNames'), href: '/console/domain-names' },
          { label: domainName },
        ]}
        actions={mayWrite && <DeleteDomainName domainName={domainName} hidden={hidden} />}
      />
      <DomainNameCard domain={domain} />
      <MappingsCard
        domain={hidden}
        origin={originOf(context, domainName)}
        mappings={mappings}
        targets={await targetsOf(context)}
        actions={
          mayWrite
            ? {
                create: actions.createMappingAction,
                update: actions.updateMappingAction,
                remove: actions.deleteMappingAction,
              }
            : undefined
        }
      />
      {domainNameId !== '' && <Associations context={context} domain={domain} mayWrite={mayWrite} />}
      <DomainSettings
        domain={domain}
        hidden={hidden}
        securityPolicies={securityPolicies}
        canWrite={mayWrite}
        action={actions.updateDomainNameAction}
      />
      <TagsCard
        resourceArn={domain.domainNameArn}
        tags={domain.tags}
        canWrite={mayWrite && isAllowed(context.actor, 'tags:write')}
        action={updateTagsAction}
      />
    </div>
  )
}

async function Associations({
  context,
  domain,
  mayWrite,
}: {
  context: Context
  domain: DomainName
  mayWrite: boolean
}) {
  const all = await listAll((position) => getDomainNameAccessAssociations(context, { limit: 500, position }))
  return (
    <AccessAssociations
      domainNameArn={domain.domainNameArn}
      associations={all.filter(({ domainNameArn }) => domainNameArn === domain.domainNameArn)}
      actions={
        mayWrite ? { create: actions.createAssociationAction, remove: actions.deleteAssociationAction } : undefined
      }
    />
  )
}

/** The domain at the address where the gateway is reached. */
function originOf({ settings: { gatewayUrl } }: Context, domainName: string): string {
  const url = new URL(gatewayUrl)
  url.hostname = domainName
  return url.origin
}

/** Every API with the stage from the path, and every stage. */
async function targetsOf(context: Context): Promise<MappingTarget[]> {
  const apis = await listAll((position) => getRestApis(context, { limit: 500, position }))
  const { items: stages } = await listStages(context, {})
  return apis
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap(({ id, name }) => [
      ...stages
        .filter(({ restApiId }) => restApiId === id)
        .map(({ stageName }) => ({ restApiId: id, apiName: name, stage: stageName })),
      { restApiId: id, apiName: name },
    ])
}

function DomainNameCard({ domain }: { domain: DomainName }) {
  const t = useTranslations('domain-names')
  const target = domain.regionalDomainName ?? domain.distributionDomainName
  const certificate = domain.regionalCertificateArn ?? domain.certificateArn ?? domain.certificateName
  return (
    <Card title={t('domainNamesPage.dNSAndTLS')} description={t('domainNamesPage.theNameReachesTheGateway')}>
      <KeyValueList
        columns={2}
        items={[
          { key: t('domainNamesPage.endpointType'), value: typeNames(domain, t) },
          {
            key: t('domainNamesPage.cnameTo'),
            value: target ? (
              <CopyableId id={target} label={t('domainNamesPage.targetOfTheDNSRecord')} />
            ) : (
              t('domainNamesPage.private')
            ),
          },
          { key: t('domainNamesPage.status'), value: domain.domainNameStatus },
          { key: t('domainNamesPage.certificate'), value: certificate ?? t('domainNamesPage.noCertificate') },
          ...(domain.mutualTlsAuthentication
            ? [{ key: t('domainNamesPage.mutualTls'), value: t('domainNamesPage.mutualTlsAsked') }]
            : []),
        ]}
      />
    </Card>
  )
}

function DeleteDomainName({ domainName, hidden }: { domainName: string; hidden: Record<string, string> }) {
  const t = useTranslations('domain-names')
  return (
    <ConfirmDialog
      title={t('domainNamesPage.delete', { domainName: domainName })}
      confirmLabel={t('domainNamesPage.deleteDomainName')}
      action={actions.deleteDomainNameAction}
      hidden={hidden}
      trigger={
        <Button variant="danger-ghost" icon={<Trash2 />}>
          {t('domainNamesPage.delete2')}
        </Button>
      }
    >
      <p>{t('domainNamesPage.itsMappingsGoWithIt')}</p>
    </ConfirmDialog>
  )
}
