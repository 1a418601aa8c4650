import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmAddress } from '#components/access-requests/confirm-address.tsx'
import { currentUser, requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { confirmAddressAction } from '../../requests/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access-requests.confirm')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** Signed in only: the link proves the address of who is, not of whoever has the link. */
export default async function ConfirmAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  await requireSignedInContext()
  const user = await currentUser()
  return <ConfirmAddress token={token} email={user?.email ?? ''} confirm={confirmAddressAction} />
}
