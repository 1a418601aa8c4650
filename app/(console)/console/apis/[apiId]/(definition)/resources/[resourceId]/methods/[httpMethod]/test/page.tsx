import type { Metadata } from 'next'
import { MethodTestPane } from '#components/apis/test/method-test-pane.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import type { PageProps } from '../../../../../../../../page-props.ts'
import { testMethodAction } from './actions.ts'

export const metadata: Metadata = { title: 'Test a method' }

export default async function MethodTestPage({ params }: PageProps<'apiId' | 'resourceId' | 'httpMethod'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId, resourceId, httpMethod } = await params
  const key = { restApiId, resourceId, httpMethod }
  const method = await orNotFound(getMethod(context, key))
  const { path } = await getResource(context, { restApiId, resourceId })
  if (!method.methodIntegration) {
    return (
      <EmptyState
        title="Nothing to test yet"
        actions={
          <LinkButton href={`/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`}>
            Set the integration
          </LinkButton>
        }
      >
        The method has no integration: a request would have nowhere to go.
      </EmptyState>
    )
  }
  return <MethodTestPane methodKey={key} method={method} path={path} run={testMethodAction} />
}
