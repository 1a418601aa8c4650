import { Download, Tag, Trash2 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface VersionRow {
  version: string
  description: string
  codeSha256: string
  lastModified: Date
  functionArn: string
  aliases: readonly string[]
}

interface FunctionVersionsProps {
  functionName: string
  /** `$LATEST` first. */
  versions: readonly VersionRow[]
  publishAction: FormAction
  deleteAction: FormAction
}

/** What can be called by number: versions never change. */
export function FunctionVersions({ functionName, versions, publishAction, deleteAction }: FunctionVersionsProps) {
  return (
    <Card
      title="Versions"
      description="A version keeps code and configuration as they are; $LATEST is what you edit"
      actions={<PublishVersion functionName={functionName} action={publishAction} />}
      flush
    >
      <Table
        label="Versions"
        rows={versions}
        keyOf={({ version }) => version}
        columns={[
          {
            header: 'Version',
            cell: ({ version, description }) => (
              <span className="flex flex-col">
                <span className="font-medium">{version}</span>
                {description && version !== '$LATEST' && <span className="text-muted text-xs">{description}</span>}
              </span>
            ),
          },
          { header: 'Aliases', cell: ({ aliases }) => aliases.join(', ') || '–' },
          {
            header: 'ARN',
            wideOnly: true,

            cell: (row) => <CopyableId id={row.functionArn} label="ARN" className="max-w-72" />,
          },
          { header: 'Code', cell: ({ codeSha256 }) => <code title={codeSha256}>{codeSha256.slice(0, 8)}</code> },
          { header: 'Made', cell: ({ lastModified }) => <RelativeTime at={lastModified} /> },
          {
            header: 'Actions',
            hideHeader: true,
            align: 'end',
            cell: ({ version }) => (
              <VersionActions functionName={functionName} version={version} deleteAction={deleteAction} />
            ),
          },
        ]}
      />
    </Card>
  )
}

function PublishVersion({ functionName, action }: { functionName: string; action: FormAction }) {
  return (
    <Dialog
      title="Publish a version"
      description="Keeps what $LATEST is now under the next number"
      size="small"
      trigger={<Button icon={<Tag />}>Publish a version</Button>}
    >
      <Form action={action} hidden={{ functionName }}>
        <TextField name="description" label="Description" optional autoFocus />
        <DialogFooter>
          <SubmitButton>Publish</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}

interface VersionActionsProps {
  functionName: string
  version: string
  deleteAction: FormAction
}

function VersionActions({ functionName, version, deleteAction }: VersionActionsProps) {
  const href = `/console/functions/${functionName}/code?qualifier=${encodeURIComponent(version)}`
  return (
    <span className="flex justify-end gap-1">
      <LinkButton href={href} size="small" variant="ghost" icon={<Download />}>
        Zip
      </LinkButton>
      {version !== '$LATEST' && (
        <ConfirmDialog
          title={`Delete version ${version}?`}
          action={deleteAction}
          hidden={{ functionName, version }}
          confirmLabel="Delete version"
          trigger={
            <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
              Delete
            </Button>
          }
        >
          Who calls it by its number gets an error from then on. The number is not used again.
        </ConfirmDialog>
      )}
    </span>
  )
}
