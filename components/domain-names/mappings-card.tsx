import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Translate } from '#components/messages/translate.ts'
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
  const t = useTranslations('domain-names')
  const create = actions && (
    <MappingDialog
      title={t('mappingsCard.addMapping')}
      trigger={<Button icon={<Plus />}>{t('mappingsCard.addMapping')}</Button>}
      action={actions.create}
      hidden={domain}
      basePathName="basePath"
      targets={targets}
      submitLabel={t('mappingsCard.add')}
    />
  )
  return (
    <Card
      title={t('mappingsCard.basePathMappings')}
      info="domainNames.mapping"
      description={t('mappingsCard.theLongestBasePathThat')}
      actions={mappings.length > 0 ? create : undefined}
    >
      <Table
        label={t('mappingsCard.basePathMappings')}
        rows={mappings}
        keyOf={({ basePath }) => basePath}
        empty={
          <EmptyState title={t('mappingsCard.nothingIsMapped')} actions={create}>
            {t('mappingsCard.callsToThisNameAre')}
          </EmptyState>
        }
        columns={columnsFor(
          origin,
          targets,
          (mapping) =>
            actions ? <MappingActions mapping={mapping} domain={domain} targets={targets} actions={actions} /> : null,
          t,
        )}
      />
    </Card>
  )
}

function columnsFor(
  origin: string,
  targets: readonly MappingTarget[],
  actionsOf: TableColumn<Mapping>['cell'],
  t: Translate<'domain-names'>,
): TableColumn<Mapping>[] {
  const names = new Map(targets.map(({ restApiId, apiName }) => [restApiId, apiName]))
  return [
    {
      header: t('mappingsCard.callsTo'),
      cell: (mapping) => <code className="wrap-anywhere">{`${origin}${pathOf(mapping)}`}</code>,
    },
    { header: 'API', cell: ({ restApiId }) => names.get(restApiId) ?? restApiId, className: 'wrap-anywhere' },
    {
      header: t('mappingsCard.stage'),
      cell: ({ stage }) => stage ?? <span className="text-faint">{t('mappingsCard.fromThePath')}</span>,
    },
    { header: t('mappingsCard.actions'), hideHeader: true, align: 'end', cell: actionsOf },
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
  const t = useTranslations('domain-names')
  const { basePath } = mapping
  const hidden = { ...domain, basePath }
  const name = basePath === '(none)' ? t('mappingsCard.theRoot') : basePath
  return (
    <div className="flex justify-end gap-1">
      <MappingDialog
        title={t('mappingsCard.change', { name: name })}
        trigger={<IconButton label={t('mappingsCard.change', { name: name })} icon={<Pencil />} size="small" />}
        action={actions.update}
        hidden={hidden}
        basePathName="newBasePath"
        basePath={basePath === '(none)' ? '' : basePath}
        target={targetValue(mapping)}
        targets={targets}
        submitLabel={t('mappingsCard.save')}
      />
      <ConfirmDialog
        title={t('mappingsCard.remove', { name: name })}
        confirmLabel={t('mappingsCard.removeMapping')}
        action={actions.remove}
        hidden={hidden}
        trigger={<IconButton label={t('mappingsCard.remove', { name: name })} icon={<Trash2 />} size="small" />}
      >
        <p>{t('mappingsCard.callsThatOnlyThisMapping')}</p>
      </ConfirmDialog>
    </div>
  )
}
