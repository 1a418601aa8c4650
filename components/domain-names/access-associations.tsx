import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/domain-name-access-association.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Table } from '../ui/table.tsx'
import { TextField } from '../ui/text-field.tsx'

interface AccessAssociationsProps {
  domainNameArn: string
  associations: readonly DomainNameAccessAssociation[]
  /** Undefined for those who may only look. */
  actions: { create: FormAction; remove: FormAction } | undefined
}

/** The private networks that may use a private domain name. */
export function AccessAssociations({ domainNameArn, associations, actions }: AccessAssociationsProps) {
  const t = useTranslations('domain-names.associations')
  const create = actions && <AddAssociation domainNameArn={domainNameArn} action={actions.create} />
  return (
    <Card title={t('title')} description={t('help')} actions={associations.length > 0 && create}>
      <Table
        label={t('title')}
        rows={associations}
        keyOf={({ domainNameAccessAssociationArn: arn }) => arn}
        empty={
          <EmptyState title={t('none')} actions={create}>
            {t('noneHelp')}
          </EmptyState>
        }
        columns={[
          { header: t('source'), cell: ({ accessAssociationSource: source }) => <code>{source}</code> },
          { header: t('type'), cell: ({ accessAssociationSourceType: type }) => type },
          {
            header: t('actions'),
            hideHeader: true,
            align: 'end',
            cell: ({ domainNameAccessAssociationArn, accessAssociationSource: source }) =>
              actions && (
                <ConfirmDialog
                  title={t('remove', { source })}
                  action={actions.remove}
                  hidden={{ domainNameAccessAssociationArn }}
                  confirmLabel={t('confirm')}
                  trigger={<IconButton label={t('remove', { source })} icon={<Trash2 />} size="small" />}
                >
                  {t('removeText')}
                </ConfirmDialog>
              ),
          },
        ]}
      />
    </Card>
  )
}

function AddAssociation({ domainNameArn, action }: { domainNameArn: string; action: FormAction }) {
  const t = useTranslations('domain-names.associations')
  return (
    <Dialog title={t('add')} size="small" trigger={<Button icon={<Plus />}>{t('add')}</Button>}>
      <Form action={action} hidden={{ domainNameArn }}>
        <TextField
          name="accessAssociationSource"
          label={t('source')}
          info="domainNames.accessAssociations"
          placeholder="vpce-0123456789abcdef0"
          autoComplete="off"
          monospace
          autoFocus
        />
        <DialogFooter>
          <SubmitButton>{t('addButton')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
