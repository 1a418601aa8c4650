import type { ReactNode } from 'react'
import { ResourcePane } from '#components/apis/resource-pane.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { describeResourceTree } from '#server/rest-apis/resources/describe-resource-tree.ts'
import { getResourceTree } from '#server/rest-apis/resources/get-resource-tree.ts'
import { createResourcePathAction, moveResourceAction } from './actions.ts'

interface ResourcesLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** Larger trees are fetched by the browser, once, instead of with every page. */
const sentAtMost = 300

/** The tree beside the resource or method that is open. */
export default async function ResourcesLayout({ children, params }: ResourcesLayoutProps) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const described = await orNotFound(describeResourceTree(context, { restApiId }))
  const resources = described.count > sentAtMost ? undefined : await getResourceTree(context, { restApiId })
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <ResourcePane
        restApiId={restApiId}
        tree={{ ...described, resources }}
        canWrite={isAllowed(context.actor, 'apis:write')}
        createAction={createResourcePathAction}
        moveAction={moveResourceAction}
      />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
