import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { IssuerButton } from '#components/auth/issuer-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { signUpAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Create an account' }

interface SignUpPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const { callbackUrl } = await searchParams
  const back = callbackPath(callbackUrl, '')
  if (await currentUser()) redirect(back || '/')
  const { settings } = await currentContext()
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">Create an account</h1>
        <p className="text-muted">Get keys, call APIs and see what you use.</p>
      </div>
      <Form action={signUpAction} hidden={{ callbackUrl: back }} aria-label="Create an account">
        <TextField name="name" label="Name" autoComplete="name" autoFocus />
        <TextField name="email" type="email" label="E-mail" autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label="Password"
          help={`${shortestPassword} characters or more; a few words are good.`}
          autoComplete="new-password"
        />
        <SubmitButton className="w-full">Create account</SubmitButton>
      </Form>
      {settings.oidc && <IssuerButton name={settings.oidc.name} callbackUrl={back || '/'} />}
      <p className="text-center text-muted">
        Have one?{' '}
        <Link href={back ? `/sign-in?callbackUrl=${encodeURIComponent(back)}` : '/sign-in'} className="text-link">
          Sign in
        </Link>
      </p>
    </>
  )
}
