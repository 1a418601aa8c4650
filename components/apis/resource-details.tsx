import { KeyRound, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { Resource } from '#server/rest-apis/resources/resource.ts'
import { CreateMethodDialog } from './create-method-dialog.tsx'

interface ResourceDetailsProps {
  restApiId: string
  /** With its methods embedded. */
  resource: Resource
  createMethodAction: FormAction
  deleteAction: FormAction
}

/** One resource: its path and its methods. */
export function ResourceDetails({ restApiId, resource, createMethodAction, deleteAction }: ResourceDetailsProps) {
  const methods = Object.values(resource.resourceMethods ?? {}).filter(isWhole)
  const create = (
    <CreateMethodDialog
      restApiId={restApiId}
      resourceId={resource.id}
      taken={methods.map(({ httpMethod }) => httpMethod)}
      action={createMethodAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          Create method
        </Button>
      }
    />
  )
  return (
    <Card
      title={<code className="text-[0.9375rem]">{resource.path}</code>}
      description={<CopyableId id={resource.id} label="resource id" />}
      flush
      actions={
        <>
          {methods.length > 0 && create}
          {resource.parentId && (
            <DeleteResource restApiId={restApiId} resource={resource} methods={methods.length} action={deleteAction} />
          )}
        </>
      }
    >
      <div className="p-4">
        <Table
          label={`Methods of ${resource.path}`}
          rows={methods}
          keyOf={({ httpMethod }) => httpMethod}
          empty={
            <EmptyState title="No methods yet" actions={create}>
              A method answers one HTTP verb at this path.
            </EmptyState>
          }
          columns={[
            {
              header: 'Method',
              cell: ({ httpMethod }) => (
                <Link
                  href={`/console/apis/${restApiId}/resources/${resource.id}/methods/${httpMethod}`}
                  className="rounded-sm hover:underline"
                >
                  <MethodLabel method={httpMethod} />
                </Link>
              ),
            },
            { header: 'Integration', cell: (method) => <IntegrationName method={method} /> },
            {
              header: 'Access',
              cell: ({ apiKeyRequired }) =>
                apiKeyRequired ? (
                  <span className="inline-flex items-center gap-1.5">
                    <KeyRound className="size-3.5 text-faint" aria-hidden /> API key
                  </span>
                ) : (
                  'Open'
                ),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function isWhole(method: Method | Record<string, never>): method is Method {
  return 'httpMethod' in method
}

function IntegrationName({ method: { methodIntegration } }: { method: Method }) {
  if (!methodIntegration) return <StatusChip tone="warn">no integration</StatusChip>
  return (
    <span className="flex min-w-0 flex-col">
      <span>{methodIntegration.type}</span>
      {methodIntegration.uri && <code className="text-faint text-xs wrap-anywhere">{methodIntegration.uri}</code>}
    </span>
  )
}

interface DeleteResourceProps {
  restApiId: string
  resource: Resource
  methods: number
  action: FormAction
}

function DeleteResource({ restApiId, resource, methods, action }: DeleteResourceProps) {
  return (
    <ConfirmDialog
      title={`Delete ${resource.path}?`}
      action={action}
      hidden={{ restApiId, resourceId: resource.id }}
      confirmLabel="Delete resource"
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          Delete
        </Button>
      }
    >
      The resource, {methods === 1 ? 'its method' : `its ${methods} methods`} and every resource below it are taken out
      of the draft. Callers notice when you deploy.
    </ConfirmDialog>
  )
}
