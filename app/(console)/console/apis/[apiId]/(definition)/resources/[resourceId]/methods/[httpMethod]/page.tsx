import type { Metadata } from 'next'
import { IntegrationRequestForm } from '#components/apis/integration-request-form.tsx'
import { IntegrationResponses } from '#components/apis/integration-responses.tsx'
import { MethodFlow } from '#components/apis/method-flow.tsx'
import { type MethodChoices, MethodRequestForm } from '#components/apis/method-request-form.tsx'
import { MethodResponses } from '#components/apis/method-responses.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import { getModels } from '#server/rest-apis/models/get-models.ts'
import { getRequestValidators } from '#server/rest-apis/request-validators/get-request-validators.ts'
import { functionChoices } from '../../../../../../../function-choices.ts'
import { listAll } from '../../../../../../../list-all.ts'
import type { PageProps } from '../../../../../../../page-props.ts'
import * as actions from './actions.ts'

export const metadata: Metadata = { title: 'Method' }

export default async function MethodPage({ params }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const method = await orNotFound(getMethod(context, { restApiId, resourceId, httpMethod }))
  const key = { restApiId, resourceId, httpMethod }
  const integration = method.methodIntegration
  const choices = await methodChoices(context, restApiId)
  return (
    <div className="flex flex-col gap-4">
      <MethodFlow method={method} />
      <MethodRequestForm methodKey={key} method={method} choices={choices} action={actions.updateMethodRequestAction} />
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
        models={choices.models}
        saveAction={actions.saveMethodResponseAction}
        deleteAction={actions.deleteMethodResponseAction}
      />
    </div>
  )
}

async function methodChoices(context: Context, restApiId: string): Promise<MethodChoices> {
  const authorizers = await listAll((position) => getAuthorizers(context, { restApiId, limit: 500, position }))
  const validators = await listAll((position) => getRequestValidators(context, { restApiId, limit: 500, position }))
  const models = await listAll((position) => getModels(context, { restApiId, limit: 500, position }))
  return { authorizers, validators, models: models.map(({ name }) => name) }
}
