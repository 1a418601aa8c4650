import { KeyRound, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { CorsDescription } from '#server/rest-apis/cors/describe-cors.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { MovedResource } from '#server/rest-apis/resources/move-resource.ts'
import type { Resource } from '#server/rest-apis/resources/resource.ts'
import { CorsDialog } from './cors-dialog.tsx'
import type { EnabledCors } from './cors-result.tsx'
import { CreateMethodDialog } from './create-method-dialog.tsx'
import { MoveResourceDialog } from './move-resource-dialog.tsx'

/** What goes with a resource: itself and what is below it. */
export interface BranchSize {
  resources: number
  methods: number
}

interface ResourceDetailsProps {
  restApiId: string
  /** With its methods embedded. */
  resource: Resource
  branch: BranchSize
  /** How pages of other origins are let in. */
  cors: CorsDescription
  canWrite: boolean
  createMethodAction: FormAction
  corsAction: FormAction<EnabledCors>
  moveAction: FormAction<MovedResource>
  deleteAction: FormAction
}

/** One resource: its path and its methods. */
export function ResourceDetails(props: ResourceDetailsProps) {
  const { restApiId, resource, canWrite } = props
  const t = useTranslations('apis.resource')
  const apis = useTranslations('apis')
  const methods = Object.values(resource.resourceMethods ?? {}).filter(isWhole)
  const create = canWrite && (
    <CreateMethodDialog
      restApiId={restApiId}
      resourceId={resource.id}
      taken={methods.map(({ httpMethod }) => httpMethod)}
      action={props.createMethodAction}
      trigger={
        <Button size="small" icon={<Plus />}>
          {apis('createMethod.title')}
        </Button>
      }
    />
  )
  return (
    <Card
      title={<code className="text-[0.9375rem] wrap-anywhere">{resource.path}</code>}
      description={<CopyableId id={resource.id} label={t('id')} />}
      flush
      actions={
        <>
          {methods.length > 0 && create}
          {canWrite && props.cors.branch.resources > 0 && (
            <CorsDialog
              restApiId={restApiId}
              resourceId={resource.id}
              path={resource.path}
              cors={props.cors}
              action={props.corsAction}
            />
          )}
          {canWrite && resource.parentId && (
            <>
              <MoveResourceDialog
                restApiId={restApiId}
                resourceId={resource.id}
                path={resource.path}
                action={props.moveAction}
              />
              <DeleteResource
                restApiId={restApiId}
                resource={resource}
                branch={props.branch}
                action={props.deleteAction}
              />
            </>
          )}
        </>
      }
    >
      <div className="p-4">
        <Table
          label={t('methodsOf', { path: resource.path })}
          rows={methods}
          keyOf={({ httpMethod }) => httpMethod}
          empty={
            <EmptyState title={t('empty')} {...(create ? { actions: create } : {})}>
              {t('emptyText')}
            </EmptyState>
          }
          columns={[
            {
              header: t('method'),
              cell: ({ httpMethod }) => (
                <Link
                  href={`/console/apis/${restApiId}/resources/${resource.id}/methods/${httpMethod}`}
                  className="rounded-sm hover:underline"
                >
                  <MethodLabel method={httpMethod} />
                </Link>
              ),
            },
            { header: t('integration'), cell: (method) => <IntegrationName method={method} /> },
            { header: t('access'), cell: (method) => <Access method={method} /> },
          ]}
        />
      </div>
    </Card>
  )
}

function isWhole(method: Method | Record<string, never>): method is Method {
  return 'httpMethod' in method
}

function Access({ method: { apiKeyRequired, authorizationType } }: { method: Method }) {
  const t = useTranslations('apis.resource')
  const isOpen = !apiKeyRequired && authorizationType === 'NONE'
  if (isOpen) return t('open')
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <KeyRound className="size-3.5 text-faint" aria-hidden />
      {[apiKeyRequired && t('apiKey'), authorizationType !== 'NONE' && authorizationType].filter(Boolean).join(', ')}
    </span>
  )
}

function IntegrationName({ method: { methodIntegration } }: { method: Method }) {
  const t = useTranslations('apis.resource')
  if (!methodIntegration) return <StatusChip tone="warn">{t('noIntegration')}</StatusChip>
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
  branch: BranchSize
  action: FormAction
}

function DeleteResource({ restApiId, resource, branch, action }: DeleteResourceProps) {
  const t = useTranslations('apis.deleteResource')
  return (
    <ConfirmDialog
      title={t('title', { path: resource.path })}
      action={action}
      hidden={{ restApiId, resourceId: resource.id }}
      confirmLabel={t('confirm')}
      trigger={
        <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
          {t('delete')}
        </Button>
      }
    >
      {t('text', { below: branch.resources - 1, methods: branch.methods })}
    </ConfirmDialog>
  )
}
