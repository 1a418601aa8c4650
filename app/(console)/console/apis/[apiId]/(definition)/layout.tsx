import { Rocket } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { ChangesBanner } from '#components/apis/changes-banner.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RefreshOnFocus } from '#components/ui/refresh-on-focus.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { diffDeployment } from '#server/rest-apis/deployments/diff-deployment.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'

interface DefinitionLayoutProps {
  children: ReactNode
  params: Promise<{ apiId: string }>
}

/** What the pages of one API share: its name, its tabs, and the changes that wait to be deployed. */
export default async function DefinitionLayout({ children, params }: DefinitionLayoutProps) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const api = await orNotFound(getRestApi(context, { restApiId }))
  const base = `/console/apis/${restApiId}`
  return (
    <div className="flex flex-col gap-5">
      <RefreshOnFocus />
      <PageHeader
        title={api.name}
        description={api.description && firstLine(api.description)}
        breadcrumbs={[{ label: 'APIs', href: '/console/apis' }, { label: api.name }]}
        aside={<CopyableId id={api.id} label="API id" />}
        actions={
          <LinkButton href={`${base}/publish/backend`} icon={<Rocket />}>
            Publish
          </LinkButton>
        }
      />
      <Suspense>
        <WaitingChanges context={context} restApiId={restApiId} />
      </Suspense>
      <Tabs
        label="API sections"
        tabs={[
          { label: 'Resources', href: `${base}/resources` },
          { label: 'Stages', href: `${base}/stages` },
          { label: 'Authorizers', href: `${base}/authorizers` },
          { label: 'Models', href: `${base}/models` },
          { label: 'Validators', href: `${base}/validators` },
          { label: 'Gateway responses', href: `${base}/gateway-responses` },
          { label: 'Documentation', href: `${base}/documentation` },
          { label: 'Settings', href: `${base}/settings` },
        ]}
      />
      {children}
    </div>
  )
}

async function WaitingChanges({ context, restApiId }: { context: Context; restApiId: string }) {
  const { item: stages } = await getStages(context, { restApiId })
  const stage = stages.find(({ stageName }) => stageName === 'prod') ?? stages[0]
  if (!stage) return <ChangesBanner restApiId={restApiId} stageName={undefined} count={0} />
  const { count } = await diffDeployment(context, { restApiId, stageName: stage.stageName })
  return <ChangesBanner restApiId={restApiId} stageName={stage.stageName} count={count} />
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
