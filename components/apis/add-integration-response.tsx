'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MethodKey } from './method-request-form.tsx'

interface AddIntegrationResponseProps {
  methodKey: MethodKey
  /** The status that it begins with. */
  suggested: string
  action: FormAction
  trigger: ReactElement
}

/** Asks for status and pattern; what is mapped is written where there is room for templates. */
export function AddIntegrationResponse({ methodKey, suggested, action, trigger }: AddIntegrationResponseProps) {
  const t = useTranslations('apis.integrationResponses')
  const apis = useTranslations('apis')
  return (
    <Dialog title={t('addTitle')} trigger={trigger}>
      <Form action={action} hidden={{ ...methodKey }}>
        <TextField
          name="statusCode"
          label={t('statusLabel')}
          info="methods.responseStatus"
          defaultValue={suggested}
          inputMode="numeric"
          help={t('statusHelp')}
        />
        <TextField
          name="selectionPattern"
          label={t('patternLabel')}
          info="methods.selectionPattern"
          placeholder="5\d{2}"
          monospace
          optional
          autoComplete="off"
          help={t('patternHelp')}
        />
        <DialogFooter>
          <SubmitButton>{apis('save')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
