import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkGone } from '#components/access-requests/link-gone.tsx'
import { SwitchOffForm } from '#components/access-requests/switch-off-form.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import { describeNoticeLink } from '#server/mail/describe-notice-link.ts'
import { switchOffNoticesAction } from '../../requests/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access-requests.switchOff')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function SwitchOff({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token } = await searchParams
  const found = await describeNoticeLink.invoke(await currentContext(), { token }).catch((error: unknown) => {
    if (error instanceof ServiceError) return undefined
    throw error
  })
  if (!found || !token) return <LinkGone href="/requests" />
  return <SwitchOffForm token={token} topic={found.topic} switchOff={switchOffNoticesAction} />
}
