import { Trash2 } from 'lucide-react'
import type { Metadata } from 'next'
import { IntegrationRequestForm } from '#components/apis/integration-request-form.tsx'
import { IntegrationResponses } from '#components/apis/integration-responses.tsx'
import { MethodFlow } from '#components/apis/method-flow.tsx'
import { MethodRequestForm } from '#components/apis/method-request-form.tsx'
import { MethodResponses } from '#components/apis/method-responses.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import type { PageProps } from '../../../../../../../page-props.ts'
import { deleteMethodAction } from '../../../actions.ts'
import * as actions from './actions.ts'

export const metadata: Metadata = { title: 'Method' }

export default async function MethodPage({ params }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const method = await orNotFound(getMethod(context, { restApiId, resourceId, httpMethod }))
  const { path } = await getResource(context, { restApiId, resourceId })
  const key = { restApiId, resourceId, httpMethod }
  const integration = method.methodIntegration
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex min-w-0 items-center gap-3 text-lg">
          <MethodLabel method={httpMethod} className="text-base" />
          <code className="text-base wrap-anywhere">{path}</code>
        </h2>
        <ConfirmDialog
          title={`Delete ${httpMethod} ${path}?`}
          action={deleteMethodAction}
          hidden={key}
          confirmLabel="Delete method"
          trigger={
            <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
              Delete
            </Button>
          }
        >
          The method and its integration are taken out of the draft. Callers notice when you deploy.
        </ConfirmDialog>
      </div>
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
