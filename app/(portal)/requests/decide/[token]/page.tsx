import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DecideByLink } from '#components/access-requests/decide-by-link.tsx'
import { LinkGone } from '#components/access-requests/link-gone.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import { describeDecisionLink } from '#server/portals/access-requests/describe-decision-link.ts'
import { decideByLinkAction } from '../../actions.ts'

/** The address is the right to decide: it goes to no other site, and into no index. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access-requests.link')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function DecideByLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await describeDecisionLink.invoke(await currentContext(), { token }).catch((error: unknown) => {
    if (error instanceof ServiceError) return undefined
    throw error
  })
  if (!found) return <LinkGone href="/console/access-requests" />
  return <DecideByLink token={token} {...found} decide={decideByLinkAction} />
}
