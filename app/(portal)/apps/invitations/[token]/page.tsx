import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AppInvitationPage, type InvitationFound } from '#components/portal/app-invitation-page.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { getAppInvitation } from '#server/portals/apps/get-app-invitation.ts'
import { signOutAction } from '../../../../(auth)/actions.ts'
import { acceptAppInvitationAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.invitation')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Invitation({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await find(await requireSignedInContext(), token)
  return <AppInvitationPage token={token} found={found} accept={acceptAppInvitationAction} signOut={signOutAction} />
}

async function find(context: Context, token: string): Promise<InvitationFound> {
  try {
    return { invitation: await getAppInvitation.invoke(context, { token }) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { problem: error.failure === 'ForbiddenException' ? 'another-address' : 'over' }
  }
}
