'use client'

import { UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { SecretDialog } from '../ui/secret-dialog.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { RoleField } from './role-field.tsx'

interface NewUser {
  email: string
  password: string
}

interface AddMemberProps {
  action: FormAction<NewUser>
  canMakeOwner: boolean
}

/** Adds a person; for one who is new, shows the password to hand over, once. */
export function AddMember({ action, canMakeOwner }: AddMemberProps) {
  const t = useTranslations('settings.members')
  const [added, setAdded] = useState<NewUser>()
  return (
    <>
      <Dialog
        title={t('add')}
        size="small"
        trigger={
          <Button variant="primary" icon={<UserPlus />}>
            {t('add')}
          </Button>
        }
      >
        <Form action={action} onDone={({ result }) => setAdded(result)}>
          <TextField
            name="email"
            type="email"
            label={t('email')}
            info="account.members"
            help={t('emailHelp')}
            autoFocus
          />
          <RoleField defaultRole="developer" canMakeOwner={canMakeOwner} />
          <DialogFooter>
            <SubmitButton>{t('add')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <SecretDialog
        title={t('added', { email: added?.email ?? '' })}
        label={t('firstPassword')}
        secret={added?.password}
        onDismiss={() => setAdded(undefined)}
      >
        <p className="text-muted">{t('handOver')}</p>
      </SecretDialog>
    </>
  )
}
