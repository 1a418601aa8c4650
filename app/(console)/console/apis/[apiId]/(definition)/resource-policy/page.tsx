import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PolicyRoom } from '#components/resource-policy/policy-room.tsx'
import type { SimulationChoices } from '#components/resource-policy/simulation.ts'
import { getApiKeys } from '#server/access/api-keys/get-api-keys.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { listAccessKeys } from '#server/identity/access-keys/list-access-keys.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import type { PageProps } from '../../../../page-props.ts'
import { checkPolicyAction, removePolicyAction, savePolicyAction, simulateAccessAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('resource-policy')
  return { title: t('page.title') }
}

export default async function ResourcePolicyPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const api = await orNotFound(getRestApi(context, { restApiId }))
  return (
    <PolicyRoom
      restApiId={restApiId}
      saved={api.policy ?? ''}
      mayWrite={isAllowed(context.actor, 'apis:write')}
      choices={await readChoices(context, restApiId)}
      saveAction={savePolicyAction}
      removeAction={removePolicyAction}
      check={checkPolicyAction}
      run={simulateAccessAction}
    />
  )
}

/** As many as a reader can choose from. */
const atMost = 500

async function readChoices(context: Context, restApiId: string): Promise<SimulationChoices> {
  const { item: stages } = await getStages(context, { restApiId })
  const { items: keys } = await getApiKeys(context, { limit: atMost })
  const { items: accessKeys } = await listAccessKeys(context, {})
  const { items: resources } = await getResources(context, { restApiId, embed: ['methods'], limit: 25 })
  return {
    stages: stages.map(({ stageName }) => stageName),
    apiKeys: keys.map(({ id, name }) => ({ id, name: name ? `${name} · ${id}` : id })),
    accessKeys: accessKeys.map(({ accessKeyId: id, userName, description }) => ({
      id,
      userName,
      ...(description ? { description } : {}),
    })),
    methods: resources.flatMap(({ path, resourceMethods = {} }) =>
      Object.keys(resourceMethods).map((httpMethod) => ({ httpMethod, path })),
    ),
  }
}
