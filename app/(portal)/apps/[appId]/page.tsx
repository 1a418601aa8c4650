import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AppPage } from '#components/portal/app-page.tsx'
import { shownRequests } from '#components/portal/shown-requests.ts'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listMyAccessRequests } from '#server/portals/access-requests/list-my-access-requests.ts'
import { getApp } from '#server/portals/apps/get-app.ts'
import { getAppUsage } from '#server/portals/apps/get-app-usage.ts'
import { listAppMembers } from '#server/portals/apps/list-app-members.ts'
import { listSubscriptionPlans } from '#server/portals/subscriptions/list-subscription-plans.ts'
import { revealKeyAction } from '../../products/actions.ts'
import {
  answerRequestAction,
  changeAppMemberAction,
  changePlanAction,
  deleteAppAction,
  inviteAppMemberAction,
  leaveProductAction,
  removeAppMemberAction,
  renameAppAction,
  renewAppKeyAction,
  retireAppKeyAction,
  revokeAppKeyAction,
  rotateAppKeyAction,
  setAppKeyExpiryAction,
  transferAppAction,
  withdrawAppInvitationAction,
  withdrawRequestAction,
} from '../actions.ts'

interface AppProps {
  params: Promise<{ appId: string }>
  searchParams: Promise<{ interval?: string | string[] }>
}

export async function generateMetadata({ params }: AppProps): Promise<Metadata> {
  const t = await getTranslations('portal.appPage')
  const { appId } = await params
  const context = await requireSignedInContext()
  const app = await getApp(context, { appId }).catch(() => undefined)
  return { title: app?.name ?? t('app'), robots: { index: false } }
}

export default async function App({ params, searchParams }: AppProps) {
  const { appId } = await params
  const interval = (await searchParams).interval === 'day' ? 'day' : 'hour'
  const context = await requireSignedInContext()
  const app = await orNotFound(getApp(context, { appId }))
  const usage = await getAppUsage(context, { appId, interval })
  const { items: requests } = await listMyAccessRequests(context, { appId })
  const plans = await Promise.all(
    app.subscriptions.map(async ({ subscriptionId }) => {
      const { items } = await listSubscriptionPlans(context, { subscriptionId })
      return [subscriptionId, items] as const
    }),
  )
  return (
    <AppPage
      app={app}
      usage={usage}
      plans={Object.fromEntries(plans)}
      team={await listAppMembers(context, { appId })}
      requests={shownRequests(requests, new Date())}
      actions={{
        rename: renameAppAction,
        remove: deleteAppAction,
        rotate: rotateAppKeyAction,
        retire: retireAppKeyAction,
        revoke: revokeAppKeyAction,
        renew: renewAppKeyAction,
        setExpiry: setAppKeyExpiryAction,
        changePlan: changePlanAction,
        leave: leaveProductAction,
        revealKey: revealKeyAction,
        invite: inviteAppMemberAction,
        withdrawInvitation: withdrawAppInvitationAction,
        changeMember: changeAppMemberAction,
        removeMember: removeAppMemberAction,
        transfer: transferAppAction,
        answerRequest: answerRequestAction,
        withdrawRequest: withdrawRequestAction,
      }}
    />
  )
}
