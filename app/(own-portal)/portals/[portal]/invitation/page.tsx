import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PortalInvitation } from '#components/portals/served/portal-invitation.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { acceptInvitationAction } from '../../actions.ts'
import { ownPortal } from '../own-portal.ts'

interface InvitationProps {
  params: Promise<{ portal: string }>
  searchParams: Promise<{ token?: string | string[] }>
}

export async function generateMetadata({ params }: InvitationProps): Promise<Metadata> {
  const t = await getTranslations('portals.invitation')
  const { entered } = await ownPortal((await params).portal)
  const title = { absolute: t('title', { name: entered.name }) }
  return { title, robots: { index: false }, referrer: 'no-referrer' }
}

/** Where the link of an invitation leads: to sign in first, then to a button. */
export default async function Invitation({ params, searchParams }: InvitationProps) {
  const user = await currentUser()
  const { path } = await requestFacts()
  if (!user) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  const { entered } = await ownPortal((await params).portal)
  const { token } = await searchParams
  return (
    <PortalInvitation
      name={entered.name}
      email={user.email}
      token={typeof token === 'string' ? token : ''}
      accept={acceptInvitationAction}
    />
  )
}
