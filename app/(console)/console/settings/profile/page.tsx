import type { Metadata } from 'next'
import { Card } from '#components/ui/card.tsx'
import { DensitySwitch } from '#components/ui/density-switch.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'
import { currentUser, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { changePasswordAction, updateUserAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  await requireConsoleContext()
  const user = await currentUser()
  if (!user) return null
  return (
    <>
      <Card title="Profile">
        <Form action={updateUserAction} className="max-w-md">
          <TextField name="name" label="Name" defaultValue={user.name} autoComplete="name" />
          <TextField label="E-mail" value={user.email} isReadOnly help="What you sign in with." />
          <SubmitButton className="self-start">Save</SubmitButton>
        </Form>
      </Card>
      <Card
        title="Password"
        description={
          user.hasPassword
            ? 'Changing it signs you out everywhere else.'
            : 'You sign in through your identity provider.'
        }
      >
        <Form action={changePasswordAction} resetOnDone className="max-w-md">
          {user.hasPassword && (
            <TextField
              name="currentPassword"
              type="password"
              label="Current password"
              autoComplete="current-password"
            />
          )}
          <TextField
            name="newPassword"
            type="password"
            label="New password"
            help={`${shortestPassword} characters or more; a few words are good.`}
            autoComplete="new-password"
          />
          <SubmitButton className="self-start">{user.hasPassword ? 'Change password' : 'Set a password'}</SubmitButton>
        </Form>
      </Card>
      <Card title="Looks" description="Kept in this browser.">
        <dl className="grid w-fit grid-cols-[auto_auto] items-center gap-x-8 gap-y-3">
          <dt>Theme</dt>
          <dd>
            <ThemeSwitch />
          </dd>
          <dt>Density</dt>
          <dd>
            <DensitySwitch />
          </dd>
        </dl>
      </Card>
    </>
  )
}
