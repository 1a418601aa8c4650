import { Pencil, Plus, Trash2 } from 'lucide-react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import { type MappingTarget, targetValue } from './mapping-target.ts'

interface Mapping {
  /** `(none)` for the root. */
  basePath: string
  restApiId: string
  stage?: string
}

interface MappingsCardProps {
  /** What names the domain name. */
  domain: Readonly<Record<string, string>>
  /** Where calls go: `http://api.example.com:8080`. */
  origin: string
  mappings: readonly Mapping[]
  targets: readonly MappingTarget[]
  /** Undefined for those who may only look. */
  actions: { create: FormAction; update: FormAction; remove: FormAction } | undefined
}

/** What is served below which path of a domain name. */
export function MappingsCard({ domain, origin, mappings, targets, actions }: MappingsCardProps) {
  const create = actions && (
    <MappingDialog
      title="Add mapping"
      trigger={<Button icon={<Plus />}>Add mapping</Button>}
      action={actions.create}
      hidden={domain}
      basePathName="basePath"
      targets={targets}
      submitLabel="Add"
    />
  )
  return (
    <Card
      title="Base path mappings"
      description="The longest base path that a call begins with decides; the API sees the path behind it."
      actions={mappings.length > 0 ? create : undefined}
    >
      <Table
        label="Base path mappings"
        rows={mappings}
        keyOf={({ basePath }) => basePath}
        empty={
          <EmptyState title="Nothing is mapped" actions={create}>
            Calls to this name are answered 403 Forbidden until something is.
          </EmptyState>
        }
        columns={columnsFor(origin, targets, (mapping) =>
          actions ? <MappingActions mapping={mapping} domain={domain} targets={targets} actions={actions} /> : null,
        )}
      />
    </Card>
  )
}

function columnsFor(
  origin: string,
  targets: readonly MappingTarget[],
  actionsOf: TableColumn<Mapping>['cell'],
): TableColumn<Mapping>[] {
  const names = new Map(targets.map(({ restApiId, apiName }) => [restApiId, apiName]))
  return [
    {
      header: 'Calls to',
      cell: (mapping) => <code className="wrap-anywhere">{`${origin}${pathOf(mapping)}`}</code>,
    },
    { header: 'API', cell: ({ restApiId }) => names.get(restApiId) ?? restApiId, className: 'wrap-anywhere' },
    { header: 'Stage', cell: ({ stage }) => stage ?? <span className="text-faint">from the path</span> },
    { header: 'Actions', hideHeader: true, align: 'end', cell: actionsOf },
  ]
}

function pathOf({ basePath, stage }: Mapping): string {
  return `${basePath === '(none)' ? '' : `/${basePath}`}${stage === undefined ? '/{stage}' : ''}/…`
}

interface MappingActionsProps extends Pick<MappingsCardProps, 'domain' | 'targets'> {
  mapping: Mapping
  actions: NonNullable<MappingsCardProps['actions']>
}

function MappingActions({ mapping, domain, targets, actions }: MappingActionsProps) {
  const { basePath } = mapping
  const hidden = { ...domain, basePath }
  const name = basePath === '(none)' ? 'the root' : basePath
  return (
    <div className="flex justify-end gap-1">
      <MappingDialog
        title={`Change ${name}`}
        trigger={<IconButton label={`Change ${name}`} icon={<Pencil />} size="small" />}
        action={actions.update}
        hidden={hidden}
        basePathName="newBasePath"
        basePath={basePath === '(none)' ? '' : basePath}
        target={targetValue(mapping)}
        targets={targets}
        submitLabel="Save"
      />
      <ConfirmDialog
        title={`Remove ${name}`}
        confirmLabel="Remove mapping"
        action={actions.remove}
        hidden={hidden}
        trigger={<IconButton label={`Remove ${name}`} icon={<Trash2 />} size="small" />}
      >
        <p>Calls that only this mapping takes are answered 403 Forbidden from now on. The API stays.</p>
      </ConfirmDialog>
    </div>
  )
}
