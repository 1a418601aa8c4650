import { MailOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface PortalInvitationProps {
  name: string
  email: string
  token: string
  accept: FormAction
}

/** Who was sent a link to a portal enters with one press. */
export function PortalInvitation({ name, email, token, accept }: PortalInvitationProps) {
  const t = useTranslations('portals.invitation')
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 pt-[12dvh] text-center">
      <span className="flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent-text">
        <MailOpen className="size-5" aria-hidden />
      </span>
      <h1 className="font-semibold text-2xl tracking-tight wrap-anywhere">{t('title', { name })}</h1>
      <p className="text-muted">{t('help')}</p>
      <p className="text-[0.8125rem] text-faint wrap-anywhere">{t('signedInAs', { email })}</p>
      <Form action={accept} hidden={{ token }}>
        <SubmitButton>{t('enter')}</SubmitButton>
      </Form>
    </div>
  )
}
