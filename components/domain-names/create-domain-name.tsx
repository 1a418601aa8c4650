'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

const types = ['REGIONAL', 'EDGE', 'PRIVATE'] as const

/** Makes a custom domain name. */
export function CreateDomainName({ action }: { action: FormAction }) {
  const t = useTranslations('domain-names')
  return (
    <Dialog
      title={t('createDomainName.createDomainName')}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('createDomainName.createDomainName')}
        </Button>
      }
    >
      <Form action={action}>
        <DomainFields />
        <DialogFooter>
          <SubmitButton>{t('createDomainName.create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}

function DomainFields() {
  const t = useTranslations('domain-names')
  const [type, setType] = useState<string>('REGIONAL')
  return (
    <>
      <TextField
        name="domainName"
        label={t('createDomainName.domainName')}
        info="domainNames.name"
        placeholder="api.example.com"
        help={t('createDomainName.exampleComTakesEveryNameWith')}
        monospace
        autoFocus
      />
      <RadioCards
        name="endpointConfiguration.types"
        label={t('createDomainName.endpointType')}
        info="domainNames.endpointType"
        cards={types.map((value) => ({
          value,
          title: t(`types.${value}.title`),
          description: t(`types.${value}.description`),
        }))}
        value={type}
        onChange={setType}
      />
      {type === 'EDGE' && <UploadedCertificate />}
    </>
  )
}

/** AWS takes a certificate itself for edge-optimized names only; others name one by its ARN. */
function UploadedCertificate() {
  const t = useTranslations('domain-names.upload')
  return (
    <details className="rounded-lg border border-line px-4 py-3">
      <summary className="font-medium text-[0.8125rem]">{t('title')}</summary>
      <div className="mt-3 flex flex-col gap-4">
        <p className="text-[0.8125rem] text-muted">{t('help')}</p>
        <TextField name="certificateName" label={t('name')} autoComplete="off" optional />
        <TextArea name="certificateBody" label={t('body')} info="domainNames.certificate" rows={3} monospace optional />
        <TextArea name="certificatePrivateKey" label={t('key')} rows={3} monospace optional />
        <TextArea
          name="certificateChain"
          label={t('chain')}
          info="domainNames.certificateChain"
          rows={3}
          monospace
          optional
        />
      </div>
    </details>
  )
}
