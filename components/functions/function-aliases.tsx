import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Alias } from '#server/functions/alias.ts'

interface FunctionAliasesProps {
  functionName: string
  aliases: readonly Alias[]
  versions: readonly string[]
  canWrite: boolean
  saveAction: FormAction
  deleteAction: FormAction
}

/** Names for versions: an API that calls an alias is moved to another version here. */
export function FunctionAliases(props: FunctionAliasesProps) {
  const t = useTranslations('functions')
  const { functionName, aliases, versions, canWrite, saveAction, deleteAction } = props
  return (
    <Card
      title={t('functionAliases.aliases')}
      description={t('functionAliases.anAPIThatCallsAn')}
      actions={
        canWrite && (
          <Dialog
            title={t('functionAliases.newAlias')}
            size="small"
            trigger={<Button icon={<Plus />}>{t('functionAliases.newAlias')}</Button>}
          >
            <AliasForm functionName={functionName} versions={versions} action={saveAction} />
          </Dialog>
        )
      }
      flush
    >
      <Table
        label={t('functionAliases.aliases')}
        rows={aliases}
        keyOf={({ name }) => name}
        empty={
          <div className="p-5">
            <EmptyState title={t('functionAliases.noAliasesYet')}>
              {t('functionAliases.forExampleLiveForThe')}
            </EmptyState>
          </div>
        }
        columns={[
          {
            header: t('functionAliases.alias'),
            cell: ({ name, description }) => (
              <span className="flex flex-col">
                <span className="font-medium">{name}</span>
                {description && <span className="text-muted text-xs">{description}</span>}
              </span>
            ),
          },
          { header: t('functionAliases.version'), cell: ({ functionVersion }) => functionVersion },
          {
            header: 'ARN',
            wideOnly: true,
            cell: ({ aliasArn }) => <CopyableId id={aliasArn} label="ARN" className="max-w-72" />,
          },
          {
            header: t('functionAliases.actions'),
            hideHeader: true,
            align: 'end',
            cell: (alias) =>
              canWrite && (
                <span className="flex justify-end gap-1">
                  <Dialog
                    title={t('functionAliases.pointAtAnotherVersion', { name: alias.name })}
                    size="small"
                    trigger={
                      <Button size="small" variant="ghost" icon={<Pencil />}>
                        {t('functionAliases.change')}
                      </Button>
                    }
                  >
                    <AliasForm functionName={functionName} versions={versions} action={saveAction} alias={alias} />
                  </Dialog>
                  <ConfirmDialog
                    title={t('functionAliases.deleteAlias', { name: alias.name })}
                    action={deleteAction}
                    hidden={{ functionName, name: alias.name }}
                    confirmLabel={t('functionAliases.deleteAlias2')}
                    trigger={
                      <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
                        {t('functionAliases.delete')}
                      </Button>
                    }
                  >
                    {t('functionAliases.whoCallsItGetsAn')}
                  </ConfirmDialog>
                </span>
              ),
          },
        ]}
      />
    </Card>
  )
}

interface AliasFormProps {
  functionName: string
  versions: readonly string[]
  action: FormAction
  alias?: Alias
}

function AliasForm({ functionName, versions, action, alias }: AliasFormProps) {
  const t = useTranslations('functions')
  const hidden: Record<string, string> = alias ? { functionName, exists: 'true', name: alias.name } : { functionName }
  return (
    <Form action={action} hidden={hidden}>
      {!alias && (
        <TextField
          name="name"
          label={t('functionAliases.name')}
          placeholder={t('functionAliases.live')}
          monospace
          autoFocus
        />
      )}
      <Select
        name="functionVersion"
        label={t('functionAliases.version')}
        info="functions.alias"
        options={versions.map((version) => ({ value: version, label: version }))}
        defaultValue={alias?.functionVersion ?? versions[1] ?? '$LATEST'}
      />
      <TextField
        name="description"
        label={t('functionAliases.description')}
        defaultValue={alias?.description ?? ''}
        optional
      />
      <DialogFooter>
        <SubmitButton>{t('functionAliases.save')}</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
