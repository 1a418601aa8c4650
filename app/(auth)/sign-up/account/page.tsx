import type { Metadata } from 'next'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { createAccountAction } from '../../actions.ts'

export const metadata: Metadata = { title: 'Create a provider account' }

export default async function CreateAccountPage() {
  const { settings } = await requireSignedInContext()
  const isOpen = settings.accountSignUp === 'open'
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">
          {isOpen ? 'Create a provider account' : 'You have no provider account'}
        </h1>
        <p className="text-muted">A provider account owns APIs, keys, plans and products, and has members.</p>
      </div>
      {isOpen ? (
        <Form action={createAccountAction} aria-label="Create a provider account">
          <TextField
            name="name"
            label="Account name"
            placeholder="Museum of Art"
            help="What consumers see as the provider in the portal."
            autoComplete="organization"
            autoFocus
          />
          <SubmitButton className="w-full">Create account</SubmitButton>
        </Form>
      ) : (
        <Notice title="Accounts are made by the operator of this installation.">
          Ask an owner or admin of an account to add you as a member, with the e-mail address that you signed in with.
        </Notice>
      )}
      <LinkButton href="/" variant="ghost">
        Go to the portal
      </LinkButton>
    </>
  )
}
