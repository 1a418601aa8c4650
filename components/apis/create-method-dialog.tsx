'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface CreateMethodDialogProps {
  restApiId: string
  resourceId: string
  /** Verbs that the resource has. */
  taken: readonly string[]
  action: FormAction
  trigger: ReactElement
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY']

/** Asks for the verb; the method's page asks for the rest. */
export function CreateMethodDialog({ restApiId, resourceId, taken, action, trigger }: CreateMethodDialogProps) {
  const t = useTranslations('apis.createMethod')
  const free = verbs.filter((verb) => !taken.includes(verb))
  return (
    <Dialog title={t('title')} size="small" trigger={trigger}>
      <Form action={action} hidden={{ restApiId, resourceId }}>
        <Select
          name="httpMethod"
          label={t('verb')}
          info="methods.httpMethod"
          defaultValue={free[0] ?? ''}
          options={free.map((verb) => ({
            value: verb,
            label: verb,
            ...(verb === 'ANY' ? { help: t('anyHelp') } : {}),
          }))}
        />
        <Switch name="apiKeyRequired" info="methods.apiKeyRequired" defaultSelected>
          {t('needsKey')}
        </Switch>
        <DialogFooter>
          <SubmitButton>{t('title')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
