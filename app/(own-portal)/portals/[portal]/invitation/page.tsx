import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PortalInvitation } from '#components/portals/served/portal-invitation.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { acceptInvitationAction } from '../../actions.ts'
import { ownPortal } from '../own-portal.ts'

export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' }

interface InvitationProps {
  params: Promise<{ portal: string }>
  searchParams: Promise<{ token?: string | string[] }>
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
