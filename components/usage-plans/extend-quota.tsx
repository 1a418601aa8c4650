'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface ExtendQuotaProps {
  usagePlanId: string
  keyId: string
  /** Of the key, and of the plan where the page is about the key. */
  name: string
  /** Of this period. */
  quota: { limit: number; used: number; remaining: number }
  /** When the period ends, in words: "resets in 9 days". */
  reset: string
  action: FormAction
}

/** AWS's "Extend quota": what a key has left until the period ends. */
export function ExtendQuota({ usagePlanId, keyId, name, quota, reset, action }: ExtendQuotaProps) {
  const t = useTranslations('usage-plans.extendQuota')
  const { number } = useFormatter()
  return (
    <Dialog
      title={t('title')}
      description={t('description', { name, reset })}
      trigger={
        <Button size="small" variant="ghost" aria-label={t('extendNamed', { name })}>
          {t('extend')}
        </Button>
      }
    >
      <Form action={action} hidden={{ usagePlanId, keyId }}>
        <KeyValueList
          columns={3}
          items={[
            { key: t('limit'), value: number(quota.limit) },
            { key: t('used'), value: number(quota.used) },
            { key: t('left'), value: number(quota.remaining) },
          ]}
        />
        <TextField
          name="remaining"
          label={t('remaining')}
          info="apiKeys.grant"
          help={t('remainingHelp')}
          suffix={t('requests')}
          inputMode="numeric"
          defaultValue={String(quota.remaining)}
          autoComplete="off"
          autoFocus
        />
        <DialogFooter>
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
