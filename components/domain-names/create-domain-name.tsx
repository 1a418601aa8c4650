'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

const types = ['REGIONAL', 'EDGE'] as const

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
        <TextField
          name="domainName"
          label={t('createDomainName.domainName')}
          placeholder="api.example.com"
          help={t('createDomainName.exampleComTakesEveryNameWith')}
          monospace
          autoFocus
        />
        <RadioCards
          name="endpointConfiguration.types"
          label={t('createDomainName.endpointType')}
          cards={types.map((value) => ({
            value,
            title: t(`types.${value}.title`),
            description: t(`types.${value}.description`),
          }))}
          defaultValue="REGIONAL"
        />
        <DialogFooter>
          <SubmitButton>{t('createDomainName.create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
