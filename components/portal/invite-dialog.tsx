'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

/** What has been made: the link is shown to its maker, whether or not a mail goes out. */
export interface AppInvitation {
  readonly email: string
  readonly url: string
  readonly isMailed: boolean
}

interface InviteDialogProps {
  appId: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  invite: FormAction<AppInvitation>
}

/** Asks for an address and a role, then shows the link. */
export function InviteDialog({ appId, isOpen, onOpenChange, invite }: InviteDialogProps) {
  const t = useTranslations('portal.invite')
  const [made, setMade] = useState<AppInvitation>()
  const close = (open: boolean) => {
    if (!open) setMade(undefined)
    onOpenChange(open)
  }
  return (
    <Dialog title={made ? t('madeTitle') : t('title')} isOpen={isOpen} onOpenChange={close}>
      {made ? (
        <>
          <p className="text-muted text-sm">
            {made.isMailed ? t('mailed', { email: made.email }) : t('notMailed', { email: made.email })}
          </p>
          <CodeBlock code={made.url} wrap />
          <div className="flex justify-end">
            <Button variant="primary" onPress={() => close(false)}>
              {t('done')}
            </Button>
          </div>
        </>
      ) : (
        <Form action={invite} hidden={{ appId }} closeOnDone={false} onDone={({ result }) => setMade(result)}>
          <TextField name="email" type="email" label={t('email')} autoComplete="off" autoFocus />
          <RadioCards
            name="role"
            label={t('role')}
            defaultValue="developer"
            columns={1}
            cards={(['viewer', 'developer', 'owner'] as const).map((role) => ({
              value: role,
              title: t(`${role}.title`),
              description: t(`${role}.description`),
            }))}
          />
          <DialogFooter>
            <SubmitButton>{t('submit')}</SubmitButton>
          </DialogFooter>
        </Form>
      )}
    </Dialog>
  )
}
