import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiKeyForm } from '#components/api-keys/api-key-form.tsx'
import { KeyActions } from '#components/api-keys/key-actions.tsx'
import { KeyFacts } from '#components/api-keys/key-facts.tsx'
import { KeyLimitsCard } from '#components/api-keys/key-limits-card.tsx'
import { KeyState } from '#components/api-keys/key-state.tsx'
import { RevealApiKey } from '#components/api-keys/reveal-api-key.tsx'
import { TagsCard } from '#components/tags/tags-card.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { describeApiKey } from '#server/access/api-keys/describe-api-key.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { describeKeyLimits } from '#server/traffic/usage/describe-key-limits.ts'
import { listAll } from '../../list-all.ts'
import { mayWrite } from '../../may-write.ts'
import type { PageProps } from '../../page-props.ts'
import { resourceArn } from '../../resource-arn.ts'
import { updateTagsAction } from '../../tag-actions.ts'
import { extendQuotaAction } from '../../usage-plans/actions.ts'
import * as actions from '../actions.ts'

export async function generateMetadata({ params }: PageProps<'apiKeyId'>): Promise<Metadata> {
  const t = await getTranslations('api-keys.apiKeyPage')
  return { title: `${t('title')} ${(await params).apiKeyId}` }
}

export default async function ApiKeyPage({ params }: PageProps<'apiKeyId'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('api-keys.apiKeyPage')
  const { apiKeyId } = await params
  const key = await orNotFound(getApiKey(context, { apiKey: apiKeyId }))
  const facts = await orNotFound(describeApiKey(context, { apiKey: apiKeyId }))
  const { limits } = await describeKeyLimits(context, { apiKey: apiKeyId })
  const plans = await listAll((position) => getUsagePlans(context, { limit: 500, position }))
  const others = plans.filter(({ id }) => !limits.some(({ usagePlanId }) => usagePlanId === id))
  const name = key.name ?? key.id
  const isWriter = mayWrite(context, 'api-keys')
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t('keys'), href: '/console/api-keys' }, { label: name }]}
        aside={
          <>
            <KeyState state={facts.state} />
            <CopyableId id={key.id} label={t('keyId')} />
          </>
        }
        actions={
          isWriter && (
            <KeyActions
              apiKeyId={key.id}
              name={name}
              enabled={key.enabled}
              enableAction={actions.enableApiKeyAction}
              deleteAction={actions.deleteApiKeyAction}
            />
          )
        }
      />
      <KeyFacts apiKey={facts} />
      {isWriter && (
        <Card title={t('value')} description={t('valueHelp')}>
          <RevealApiKey apiKeyId={key.id} reveal={actions.revealApiKeyAction} />
        </Card>
      )}
      <KeyLimitsCard
        apiKeyId={key.id}
        limits={limits}
        otherPlans={others.map((plan) => ({ id: plan.id, name: plan.name }))}
        addAction={actions.addKeyToPlanAction}
        removeAction={actions.removeKeyFromPlanAction}
        extendAction={extendQuotaAction}
        mayWrite={isWriter && mayWrite(context, 'usage-plans')}
      />
      <ApiKeyForm apiKey={key} expiresAt={facts.expiresAt} action={actions.updateApiKeyAction} mayWrite={isWriter} />
      <TagsCard
        resourceArn={resourceArn(context, `/apikeys/${apiKeyId}`)}
        tags={key.tags}
        canWrite={isWriter && isAllowed(context.actor, 'tags:write')}
        action={updateTagsAction}
      />
    </div>
  )
}
