import { Pencil, Plus, Trash2 } from 'lucide-react'
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
  saveAction: FormAction
  deleteAction: FormAction
}

/** Names for versions: an API that calls an alias is moved to another version here. */
export function FunctionAliases(props: FunctionAliasesProps) {
  const { functionName, aliases, versions, saveAction, deleteAction } = props
  return (
    <Card
      title="Aliases"
      description="An API that calls an alias moves to another version without being deployed"
      actions={
        <Dialog title="New alias" size="small" trigger={<Button icon={<Plus />}>New alias</Button>}>
          <AliasForm functionName={functionName} versions={versions} action={saveAction} />
        </Dialog>
      }
      flush
    >
      <Table
        label="Aliases"
        rows={aliases}
        keyOf={({ name }) => name}
        empty={
          <div className="p-5">
            <EmptyState title="No aliases yet">For example live, for the version that your API calls.</EmptyState>
          </div>
        }
        columns={[
          {
            header: 'Alias',
            cell: ({ name, description }) => (
              <span className="flex flex-col">
                <span className="font-medium">{name}</span>
                {description && <span className="text-muted text-xs">{description}</span>}
              </span>
            ),
          },
          { header: 'Version', cell: ({ functionVersion }) => functionVersion },
          {
            header: 'ARN',
            wideOnly: true,

            cell: ({ aliasArn }) => <CopyableId id={aliasArn} label="ARN" className="max-w-72" />,
          },
          {
            header: 'Actions',
            hideHeader: true,
            align: 'end',
            cell: (alias) => (
              <span className="flex justify-end gap-1">
                <Dialog
                  title={`Point ${alias.name} at another version`}
                  size="small"
                  trigger={
                    <Button size="small" variant="ghost" icon={<Pencil />}>
                      Change
                    </Button>
                  }
                >
                  <AliasForm functionName={functionName} versions={versions} action={saveAction} alias={alias} />
                </Dialog>
                <ConfirmDialog
                  title={`Delete alias ${alias.name}?`}
                  action={deleteAction}
                  hidden={{ functionName, name: alias.name }}
                  confirmLabel="Delete alias"
                  trigger={
                    <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
                      Delete
                    </Button>
                  }
                >
                  Who calls it gets an error from then on. The version stays.
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
  const hidden: Record<string, string> = alias ? { functionName, exists: 'true', name: alias.name } : { functionName }
  return (
    <Form action={action} hidden={hidden}>
      {!alias && <TextField name="name" label="Name" placeholder="live" monospace autoFocus />}
      <Select
        name="functionVersion"
        label="Version"
        options={versions.map((version) => ({ value: version, label: version }))}
        defaultValue={alias?.functionVersion ?? versions[1] ?? '$LATEST'}
      />
      <TextField name="description" label="Description" defaultValue={alias?.description ?? ''} optional />
      <DialogFooter>
        <SubmitButton>Save</SubmitButton>
      </DialogFooter>
    </Form>
  )
}
