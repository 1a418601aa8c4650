import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MethodTestPane } from '#components/apis/test/method-test-pane.tsx'
import type { ModelBody } from '#components/apis/test/test-form.ts'
import type { TestRequestChoices } from '#components/apis/test/test-request-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { getApiKeys } from '#server/access/api-keys/get-api-keys.ts'
import { getClientCertificates } from '#server/access/client-certificates/get-client-certificates.ts'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { isAllowed } from '#server/permissions.ts'
import { listMethodExamples } from '#server/rest-apis/documentation/list-method-examples.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { getModelExample } from '#server/rest-apis/models/get-model-example.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import type { PageProps } from '../../../../../../../../page-props.ts'
import { saveExampleAction, testMethodAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('test')
  return { title: t('page.title') }
}

export default async function MethodTestPage({ params }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const t = await getTranslations('test.page')
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const key = { restApiId, resourceId, httpMethod }
  const method = await orNotFound(getMethod(context, key))
  const { path } = await getResource(context, { restApiId, resourceId })
  if (!isAllowed(context.actor, 'apis:write')) {
    return <EmptyState title={t('mayNot')}>{t('mayNotText')}</EmptyState>
  }
  if (!method.methodIntegration) {
    const href = `/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
    return (
      <EmptyState title={t('nothing')} actions={<LinkButton href={href}>{t('setIntegration')}</LinkButton>}>
        {t('nothingText')}
      </EmptyState>
    )
  }
  const { item: stages } = await getStages(context, { restApiId })
  const { items: examples } = await listMethodExamples(context, { restApiId, path, httpMethod })
  const stageName = stages.find((stage) => stage.stageName === 'prod')?.stageName ?? stages[0]?.stageName ?? 'prod'
  return (
    <MethodTestPane
      methodKey={key}
      method={method}
      path={path}
      modelBody={await modelBody(context, restApiId, method)}
      choices={await readChoices(context)}
      baseUrl={invokeUrl(context.settings, restApiId, stageName)}
      examples={examples}
      run={testMethodAction}
      save={saveExampleAction}
    />
  )
}

/** A body that fits the method's model for JSON, or for the first media type that it has one for. */
async function modelBody(context: Context, restApiId: string, method: Method): Promise<ModelBody | undefined> {
  const models = Object.entries(method.requestModels ?? {})
  const [contentType, modelName] = models.find(([type]) => /json/i.test(type)) ?? models[0] ?? []
  if (contentType === undefined || modelName === undefined) return undefined
  // A model that was deleted meanwhile has none.
  const { example } = await getModelExample(context, { restApiId, modelName }).catch(() => ({ example: undefined }))
  return example === undefined ? undefined : { contentType, text: JSON.stringify(example, undefined, 2) }
}

/** As many as a reader can choose from. */
const atMost = 500

async function readChoices(context: Context): Promise<TestRequestChoices> {
  const { items: certificates } = await getClientCertificates(context, { limit: atMost })
  const { items: keys } = await getApiKeys(context, { limit: atMost })
  return {
    clientCertificates: certificates.map(({ clientCertificateId: id, description }) => ({
      id,
      name: description ? `${description} · ${id}` : id,
    })),
    apiKeys: isAllowed(context.actor, 'api-keys:write')
      ? keys.map(({ id, name }) => ({ id, name: name ? `${name} · ${id}` : id }))
      : [],
  }
}
