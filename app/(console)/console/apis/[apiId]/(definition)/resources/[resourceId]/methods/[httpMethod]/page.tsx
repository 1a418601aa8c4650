import type { Metadata } from 'next'
import { IntegrationRequestForm } from '#components/apis/integration-request-form.tsx'
import { IntegrationResponses } from '#components/apis/integration-responses.tsx'
import { MethodFlow } from '#components/apis/method-flow.tsx'
import { MethodRequestForm } from '#components/apis/method-request-form.tsx'
import { MethodResponses } from '#components/apis/method-responses.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
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
      <IntegrationRequestForm methodKey={key} integration={integration} action={actions.saveIntegrationAction} />
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
