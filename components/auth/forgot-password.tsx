'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Form } from '../ui/form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

interface ForgotPasswordProps {
  /** Answers the address that was written to, known or not. */
  request: FormAction<{ email: string }>
  /** Where the link leads in the end; empty for nowhere in particular. */
  returnTo: string
}

/** Asks for the address; then says the same whoever has it. */
export function ForgotPassword({ request, returnTo }: ForgotPasswordProps) {
  const t = useTranslations('auth.forgot')
  const [email, setEmail] = useState<string>()
  const sent = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (email !== undefined) sent.current?.focus()
  }, [email])
  if (email !== undefined) {
    return (
      <div className="flex flex-col gap-3">
        <h1 ref={sent} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none">
          {t('sentTitle')}
        </h1>
        <p className="wrap-anywhere">{t('sent', { email })}</p>
        <p className="text-muted">{t('sentHelp')}</p>
      </div>
    )
  }
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </div>
      <Form
        action={request}
        hidden={{ callbackUrl: returnTo }}
        onDone={({ result }) => setEmail(result?.email)}
        aria-label={t('title')}
      >
        <TextField name="email" type="email" label={t('email')} autoComplete="username" autoFocus />
        <SubmitButton className="w-full">{t('send')}</SubmitButton>
      </Form>
    </>
  )
}
