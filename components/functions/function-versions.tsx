import { Download, Tag, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
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
  canWrite: boolean
  publishAction: FormAction
  deleteAction: FormAction
}

/** What can be called by number: versions never change. */
export function FunctionVersions(props: FunctionVersionsProps) {
  const { functionName, versions, canWrite, publishAction, deleteAction } = props
  const t = useTranslations('functions')
  return (
    <Card
      title={t('functionVersions.versions')}
      info="functions.versions"
      description={t('functionVersions.aVersionKeepsCodeAnd')}
      actions={canWrite && <PublishVersion functionName={functionName} action={publishAction} />}
      flush
    >
      <Table
        label={t('functionVersions.versions')}
        rows={versions}
        keyOf={({ version }) => version}
        columns={[
          {
            header: t('functionVersions.version'),
            cell: ({ version, description }) => (
              <span className="flex flex-col">
                <span className="font-medium">{version}</span>
                {description && version !== '$LATEST' && <span className="text-muted text-xs">{description}</span>}
              </span>
            ),
          },
          { header: t('functionVersions.aliases'), cell: ({ aliases }) => aliases.join(', ') || '–' },
          {
            header: 'ARN',
            wideOnly: true,
            cell: (row) => <CopyableId id={row.functionArn} label="ARN" className="max-w-72" />,
          },
          {
            header: t('functionVersions.code'),
            cell: ({ codeSha256 }) => <code title={codeSha256}>{codeSha256.slice(0, 8)}</code>,
          },
          { header: t('functionVersions.made'), cell: ({ lastModified }) => <RelativeTime at={lastModified} /> },
          {
            header: t('functionVersions.actions'),
            hideHeader: true,
            align: 'end',
            cell: ({ version }) => (
              <VersionActions
                functionName={functionName}
                version={version}
                deleteAction={canWrite ? deleteAction : undefined}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}

function PublishVersion({ functionName, action }: { functionName: string; action: FormAction }) {
  const t = useTranslations('functions')
  return (
    <Dialog
      title={t('functionVersions.publishAVersion')}
      description={t('functionVersions.keepsWhatLATESTIsNow')}
      size="small"
      trigger={<Button icon={<Tag />}>{t('functionVersions.publishAVersion')}</Button>}
    >
      <Form action={action} hidden={{ functionName }}>
        <TextField name="description" label={t('functionVersions.description')} optional autoFocus />
        <DialogFooter>
          <SubmitButton>{t('functionVersions.publish')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}

interface VersionActionsProps {
  functionName: string
  version: string
  /** Undefined for those who may only look. */
  deleteAction: FormAction | undefined
}

function VersionActions({ functionName, version, deleteAction }: VersionActionsProps) {
  const t = useTranslations('functions')
  const href = `/console/functions/${functionName}/code?qualifier=${encodeURIComponent(version)}`
  return (
    <span className="flex justify-end gap-1">
      <LinkButton href={href} size="small" variant="ghost" icon={<Download />} download>
        {t('functionVersions.zip')}
      </LinkButton>
      {deleteAction && version !== '$LATEST' && (
        <ConfirmDialog
          title={t('functionVersions.deleteVersion', { version: version })}
          action={deleteAction}
          hidden={{ functionName, version }}
          confirmLabel={t('functionVersions.deleteVersion2')}
          trigger={
            <Button size="small" variant="danger-ghost" icon={<Trash2 />}>
              {t('functionVersions.delete')}
            </Button>
          }
        >
          {t('functionVersions.whoCallsItByIts')}
        </ConfirmDialog>
      )}
    </span>
  )
}
