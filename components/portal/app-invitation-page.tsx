import { MailX, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { AppRole } from '#server/portals/apps/app-role.ts'

/** The invitation of a link, or why it opens nothing. */
export type InvitationFound =
  | { readonly invitation: { readonly appName: string; readonly providerName: string; readonly role: AppRole } }
  | { readonly problem: 'another-address' | 'over' }

interface AppInvitationPageProps {
  token: string
  found: InvitationFound
  accept: FormAction
  signOut: () => Promise<void>
}

/** What one is asked to share, and the button to do so. */
export function AppInvitationPage({ token, found, accept, signOut }: AppInvitationPageProps) {
  const t = useTranslations('portal.invitation')
  const invite = useTranslations('portal.invite')
  if ('problem' in found) {
    const isOver = found.problem === 'over'
    return (
      <div className="mx-auto max-w-xl pt-6">
        <EmptyState
          level={1}
          icon={<MailX />}
          title={isOver ? t('overTitle') : t('otherTitle')}
          actions={
            isOver ? (
              <LinkButton href="/apps">{t('yourApps')}</LinkButton>
            ) : (
              <form action={signOut}>
                <SubmitButton>{t('signOut')}</SubmitButton>
              </form>
            )
          }
        >
          {isOver ? t('over') : t('other')}
        </EmptyState>
      </div>
    )
  }
  const { appName, providerName, role } = found.invitation
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-6 pt-6">
      <h1 className="flex items-center gap-3 font-semibold text-2xl tracking-tight wrap-anywhere">
        <Users className="size-6 shrink-0 text-muted" aria-hidden />
        {t('heading', { app: appName })}
      </h1>
      <Card>
        <div className="flex flex-col gap-4">
          <p>{t('at', { provider: providerName })}</p>
          <p className="text-muted">
            <strong className="font-medium text-ink">{invite(`${role}.title`)}</strong>: {invite(`${role}.description`)}
          </p>
          <Form action={accept} hidden={{ token }}>
            <SubmitButton className="self-start">{t('accept')}</SubmitButton>
          </Form>
        </div>
      </Card>
    </div>
  )
}
