import type { ReactNode } from 'react'
import { ResourcePane } from '#components/apis/resource-pane.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { listAll } from '../../../../list-all.ts'
import { createResourcePathAction } from './actions.ts'

interface ResourcesLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** The tree beside the resource or method that is open. */
export default async function ResourcesLayout({ children, params }: ResourcesLayoutProps) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const resources = await orNotFound(listAll((position) => getResources(context, { restApiId, limit: 500, position })))
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <ResourcePane restApiId={restApiId} resources={resources} createAction={createResourcePathAction} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
