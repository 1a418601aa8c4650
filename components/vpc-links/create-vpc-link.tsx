'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

const exampleArn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/museum/0123456789abcdef'

/** Makes a VPC link to one network load balancer. */
export function CreateVpcLink({ action }: { action: FormAction }) {
  const t = useTranslations('vpc-links')
  return (
    <Dialog
      title={t('create.title')}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('create.title')}
        </Button>
      }
    >
      <Form action={action}>
        <TextField name="name" label={t('fields.name')} autoComplete="off" autoFocus />
        <TextField name="description" label={t('fields.description')} autoComplete="off" optional />
        <TextField
          name="targetArns"
          label={t('fields.target')}
          info="vpcLinks.target"
          placeholder={exampleArn}
          help={t('create.targetHelp')}
          autoComplete="off"
          monospace
        />
        <DialogFooter>
          <SubmitButton>{t('create.create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
