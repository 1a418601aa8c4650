import type { Metadata } from 'next'
import { type FunctionChoice, IntegrationRequestForm } from '#components/apis/integration-request-form.tsx'
import { IntegrationResponses } from '#components/apis/integration-responses.tsx'
import { MethodFlow } from '#components/apis/method-flow.tsx'
import { MethodRequestForm } from '#components/apis/method-request-form.tsx'
import { MethodResponses } from '#components/apis/method-responses.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { invocationUri } from '#server/functions/function-arn.ts'
import { listFunctions } from '#server/functions/list-functions.ts'
import { isAllowed } from '#server/permissions.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import type { PageProps } from '../../../../../../../page-props.ts'
import * as actions from './actions.ts'

export const metadata: Metadata = { title: 'Method' }

export default async function MethodPage({ params }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const method = await orNotFound(getMethod(context, { restApiId, resourceId, httpMethod }))
  const key = { restApiId, resourceId, httpMethod }
  const integration = method.methodIntegration
  return (
    <div className="flex flex-col gap-4">
      <MethodFlow method={method} />
      <MethodRequestForm methodKey={key} method={method} action={actions.updateMethodRequestAction} />
      <IntegrationRequestForm
        methodKey={key}
        integration={integration}
        functions={await functionChoices(context)}
        action={actions.saveIntegrationAction}
      />
      {integration && integration.type !== 'HTTP_PROXY' && integration.type !== 'AWS_PROXY' && (
        <IntegrationResponses
          methodKey={key}
          responses={Object.values(integration.integrationResponses ?? {})}
          saveAction={actions.saveIntegrationResponseAction}
          deleteAction={actions.deleteIntegrationResponseAction}
        />
      )}
      <MethodResponses
        methodKey={key}
        responses={Object.values(method.methodResponses ?? {})}
        saveAction={actions.saveMethodResponseAction}
        deleteAction={actions.deleteMethodResponseAction}
      />
    </div>
  )
}

async function functionChoices(context: Context): Promise<FunctionChoice[]> {
  if (!isAllowed(context.actor, 'functions:read')) return []
  const { items } = await listFunctions(context, { limit: 500 })
  const { region } = context.settings
  return items.map(({ functionName, functionArn: arn }) => ({ name: functionName, uri: invocationUri(region, arn) }))
}
