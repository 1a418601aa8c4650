import { Rocket } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { getStages } from '#server/rest-apis/stages/get-stages.ts'
import type { PageProps } from '../../../../page-props.ts'

export const metadata: Metadata = { title: 'Stages' }

export default async function StagesPage({ params }: PageProps<'apiId'>) {
  const context = await requireConsoleContext()
  const { apiId: restApiId } = await params
  const { item: stages } = await orNotFound(getStages(context, { restApiId }))
  const deployHref = `/console/apis/${restApiId}/deploy?stage=new`
  return (
    <div className="flex flex-col gap-4">
      {stages.length > 0 && (
        <LinkButton href={deployHref} size="small" className="self-end">
          New stage
        </LinkButton>
      )}
      <Table
        label="Stages"
        rows={stages}
        keyOf={({ stageName }) => stageName}
        empty={
          <EmptyState
            icon={<Rocket />}
            title="No stages yet"
            actions={
              <LinkButton href={deployHref} variant="primary">
                Review and deploy
              </LinkButton>
            }
          >
            A stage serves one deployment at an address of its own: prod, test, v1.
          </EmptyState>
        }
        columns={[
          {
            header: 'Stage',
            cell: ({ stageName }) => (
              <Link href={`/console/apis/${restApiId}/stages/${stageName}`} className="text-link font-medium">
                {stageName}
              </Link>
            ),
          },
          {
            header: 'URL',
            wideOnly: true,
            cell: ({ stageName }) => (
              <CopyableId id={invokeUrl(context.settings, restApiId, stageName)} label="URL" className="max-w-md" />
            ),
          },
          { header: 'Deployment', cell: ({ deploymentId }) => <CopyableId id={deploymentId} label="deployment id" /> },
          { header: 'Changed', cell: ({ lastUpdatedDate }) => <RelativeTime at={lastUpdatedDate} /> },
        ]}
      />
    </div>
  )
}
