import { Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { StagePartProps } from './stage-part.ts'

interface Certificate {
  clientCertificateId: string
  pemEncodedCertificate: string
  expirationDate: Date
}

interface StageCertificateProps extends StagePartProps {
  certificates: readonly Certificate[]
  generateAction: FormAction
  deleteAction: FormAction
}

/** The certificate by which backends know the gateway. */
export function StageCertificate(props: StageCertificateProps) {
  const { restApiId, stage, canWrite, action, certificates, generateAction } = props
  const t = useTranslations('stages.certificate')
  const { dateTime } = useFormatter()
  const nameOf = (each: Certificate) =>
    t('option', { id: each.clientCertificateId, date: dateTime(each.expirationDate, { dateStyle: 'medium' }) })
  return (
    <Card title={t('title')} description={t('help')} info="stages.certificate">
      <div className="flex flex-col gap-5">
        <FreshForm
          action={action}
          hidden={{ restApiId, stageName: stage.stageName }}
          version={stage.clientCertificateId ?? ''}
        >
          <WriteFields canWrite={canWrite}>
            <Select
              name="clientCertificateId"
              label={t('label')}
              options={[
                { value: 'none', label: t('none') },
                ...certificates.map((each) => ({ value: each.clientCertificateId, label: nameOf(each) })),
              ]}
              defaultValue={stage.clientCertificateId ?? 'none'}
              className="sm:max-w-md"
            />
            {canWrite && (
              <SubmitButton variant="secondary" className="self-start">
                {t('save')}
              </SubmitButton>
            )}
          </WriteFields>
        </FreshForm>
        {certificates.length > 0 && (
          <ul className="divide-y divide-line rounded-lg border border-line">
            {certificates.map((each) => (
              <li key={each.clientCertificateId} className="flex items-center gap-2 px-3 py-1.5 text-sm">
                <span className="min-w-0 flex-1 wrap-anywhere">{nameOf(each)}</span>
                <CopyButton text={each.pemEncodedCertificate} label={t('copyPem', { id: each.clientCertificateId })} />
                {canWrite && <DeleteCertificate id={each.clientCertificateId} action={props.deleteAction} />}
              </li>
            ))}
          </ul>
        )}
        {canWrite && (
          <Form action={generateAction}>
            <SubmitButton variant="secondary" className="self-start">
              {t('generate')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  )
}

function DeleteCertificate({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations('stages.certificate')
  return (
    <ConfirmDialog
      title={t('deleteTitle', { id })}
      action={action}
      hidden={{ clientCertificateId: id }}
      confirmLabel={t('deleteLabel')}
      trigger={<IconButton label={t('delete', { id })} icon={<Trash2 />} size="small" />}
    >
      {t('deleteText')}
    </ConfirmDialog>
  )
}
