import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { isProxy } from '#components/apis/box-essentials.ts'
import { IntegrationForm } from '#components/apis/integration-form.tsx'
import { IntegrationRequestForm } from '#components/apis/integration-request-form.tsx'
import { IntegrationResponseForm } from '#components/apis/integration-response-form.tsx'
import { IntegrationResponses } from '#components/apis/integration-responses.tsx'
import { MethodFlow } from '#components/apis/method-flow.tsx'
import { methodPart } from '#components/apis/method-parts.ts'
import { type MethodKey, MethodRequestForm } from '#components/apis/method-request-form.tsx'
import { MethodResponses } from '#components/apis/method-responses.tsx'
import { NothingToMap } from '#components/apis/nothing-to-map.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import { type PageProps, textOf } from '../../../../../../../page-props.ts'
import * as actions from './actions.ts'
import { backendChoices } from './backend-choices.ts'
import { methodChoices } from './method-choices.ts'
import { templateTools } from './template-tools.ts'

export async function generateMetadata({ params }: PageProps<'httpMethod'>): Promise<Metadata> {
  const { httpMethod } = await params
  const t = await getTranslations('apis')
  return { title: t('methodPage.title', { method: httpMethod }) }
}

export default async function MethodPage({ params, searchParams }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const key = { restApiId, resourceId, httpMethod }
  const search = await searchParams
  const method = await orNotFound(getMethod(context, key))
  const part = methodPart(textOf(search, 'part'), method.methodIntegration !== undefined)
  const choices = await methodChoices(context, restApiId)
  const address = `/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
  const canWrite = isAllowed(context.actor, 'apis:write')
  const shared = { methodKey: key, canWrite }
  return (
    <div className="flex flex-col gap-4">
      <MethodFlow method={method} address={address} current={part} authorizers={choices.authorizers} />
      {part === 'method-request' && (
        <MethodRequestForm
          {...shared}
          method={method}
          pathVariables={await pathVariables(context, key)}
          choices={choices}
          action={actions.updateMethodRequestAction}
        />
      )}
      {part === 'integration' && (
        <IntegrationForm
          {...shared}
          integration={method.methodIntegration}
          choices={await backendChoices(context)}
          action={actions.saveIntegrationAction}
          removeAction={actions.deleteIntegrationAction}
        />
      )}
      {part === 'integration-request' && (
        <IntegrationRequestPart
          {...shared}
          context={context}
          method={method}
          models={choices.models}
          address={address}
        />
      )}
      {part === 'integration-responses' && (
        <IntegrationResponsesPart
          {...shared}
          context={context}
          method={method}
          models={choices.models}
          address={address}
          status={textOf(search, 'status')}
        />
      )}
      {part === 'method-responses' && (
        <MethodResponses
          {...shared}
          responses={Object.values(method.methodResponses ?? {})}
          models={choices.models}
          saveAction={actions.saveMethodResponseAction}
          deleteAction={actions.deleteMethodResponseAction}
        />
      )}
    </div>
  )
}

interface PartProps {
  context: Context
  methodKey: MethodKey
  method: Method
  models: readonly string[]
  address: string
  canWrite: boolean
}

async function IntegrationRequestPart({ context, methodKey, method, models, address, canWrite }: PartProps) {
  const integration = method.methodIntegration
  if (!integration) return <NothingToMap id="integration-request" address={address} />
  return (
    <IntegrationRequestForm
      methodKey={methodKey}
      integration={integration}
      declared={Object.keys(method.requestParameters ?? {})}
      tools={await templateTools(context, methodKey, models)}
      canWrite={canWrite}
      action={actions.saveIntegrationRequestAction}
    />
  )
}

async function IntegrationResponsesPart(props: PartProps & { status: string }) {
  const { context, methodKey, method, models, address, status, canWrite } = props
  const integration = method.methodIntegration
  if (!integration) return <NothingToMap id="integration-responses" address={address} />
  const responses = Object.values(integration.integrationResponses ?? {})
  // What an import brought for a proxy stays, and can be looked at.
  if (isProxy(integration) && responses.length === 0) {
    return <NothingToMap id="integration-responses" address={address} isProxy />
  }
  const open =
    responses.find(({ statusCode }) => statusCode === status) ?? (responses.length === 1 ? responses[0] : undefined)
  return (
    <>
      <IntegrationResponses
        methodKey={methodKey}
        responses={responses}
        declared={Object.keys(method.methodResponses ?? {})}
        address={address}
        current={open?.statusCode ?? ''}
        canWrite={canWrite}
        addAction={actions.addIntegrationResponseAction}
        deleteAction={actions.deleteIntegrationResponseAction}
      />
      {open && (
        <IntegrationResponseForm
          key={open.statusCode}
          methodKey={methodKey}
          response={open}
          declared={Object.keys(method.methodResponses?.[open.statusCode]?.responseParameters ?? {})}
          isFunction={integration.type === 'AWS' && (integration.uri ?? '').includes(':lambda:')}
          tools={await templateTools(context, methodKey, models)}
          canWrite={canWrite}
          action={actions.saveIntegrationResponseAction}
        />
      )}
    </>
  )
}

async function pathVariables(context: Context, { restApiId, resourceId }: MethodKey): Promise<string[]> {
  const { path } = await getResource(context, { restApiId, resourceId })
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name)
}
