import { LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Barrier } from '#server/portals/portals/serving/may-enter.ts'

interface PortalBarrierProps {
  name: string
  barrier: Barrier
  /** Who is signed in. */
  email: string | undefined
  signInHref: string
  /** Undefined where signing up would not open it. */
  signUpHref: string | undefined
  /** For who may ask to be let in: how far their request has come, and the action that asks. */
  asking: { slug: string; status: string | undefined; ask: FormAction } | undefined
}

/** What to do where one may not enter. Only the portal's name is told. */
export function PortalBarrier({ name, barrier, email, signInHref, signUpHref, asking }: PortalBarrierProps) {
  const t = useTranslations('portals.barrier')
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 pt-[12dvh] text-center">
      <span className="flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent-text">
        <LockKeyhole className="size-5" aria-hidden />
      </span>
      <h1 className="font-semibold text-2xl tracking-tight wrap-anywhere">{name}</h1>
      <p className="text-muted">{t(barrier === 'sign-in' ? 'signInHelp' : `${barrier}Help`)}</p>
      {email && <p className="text-[0.8125rem] text-faint wrap-anywhere">{t('signedInAs', { email })}</p>}
      <div className="flex flex-wrap justify-center gap-2">
        {!email && (
          <LinkButton href={signInHref} variant="primary">
            {t('signIn')}
          </LinkButton>
        )}
        {!email && signUpHref && <LinkButton href={signUpHref}>{t('signUp')}</LinkButton>}
      </div>
      {asking && <Asking {...asking} />}
    </div>
  )
}

function Asking({ slug, status, ask }: NonNullable<PortalBarrierProps['asking']>) {
  const t = useTranslations('portals.barrier')
  if (status === 'pending' || status === 'question') {
    return (
      <Notice tone="info" title={t('asked')}>
        {t('askedHelp')}
      </Notice>
    )
  }
  return (
    <div className="w-full text-left">
      <Form action={ask} hidden={{ slug }}>
        {status === 'denied' && <Notice tone="warn">{t('denied')}</Notice>}
        <TextArea name="reason" label={t('reason')} rows={3} optional />
        <SubmitButton className="self-start">{t('ask')}</SubmitButton>
      </Form>
    </div>
  )
}
