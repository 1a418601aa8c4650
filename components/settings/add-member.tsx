'use client'

import { UserPlus } from 'lucide-react'
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
  const [added, setAdded] = useState<NewUser>()
  return (
    <>
      <Dialog
        title="Add member"
        size="small"
        trigger={
          <Button variant="primary" icon={<UserPlus />}>
            Add member
          </Button>
        }
      >
        <Form action={action} onDone={({ result }) => setAdded(result)}>
          <TextField
            name="email"
            type="email"
            label="E-mail"
            help="Who is not a user here yet becomes one, with a password that you hand over."
            autoFocus
          />
          <RoleField defaultRole="developer" canMakeOwner={canMakeOwner} />
          <DialogFooter>
            <SubmitButton>Add member</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <SecretDialog
        title={`${added?.email} is a member now`}
        label="First password"
        secret={added?.password}
        onDismiss={() => setAdded(undefined)}
      >
        <p className="text-muted">
          They are new here. Hand the password over on a safe way; they change it under Settings, Profile.
        </p>
      </SecretDialog>
    </>
  )
}
