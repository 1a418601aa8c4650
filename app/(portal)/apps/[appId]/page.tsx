import type { Metadata } from 'next'
import { AppPage } from '#components/portal/app-page.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getApp } from '#server/portals/apps/get-app.ts'
import { getAppUsage } from '#server/portals/apps/get-app-usage.ts'
import { listSubscriptionPlans } from '#server/portals/subscriptions/list-subscription-plans.ts'
import { revealKeyAction } from '../../products/actions.ts'
import {
  changePlanAction,
  deleteAppAction,
  leaveProductAction,
  renameAppAction,
  retireAppKeyAction,
  rotateAppKeyAction,
} from '../actions.ts'

interface AppProps {
  params: Promise<{ appId: string }>
  searchParams: Promise<{ interval?: string | string[] }>
}

export const metadata: Metadata = { title: 'App', robots: { index: false } }

export default async function App({ params, searchParams }: AppProps) {
  const { appId } = await params
  const interval = (await searchParams).interval === 'day' ? 'day' : 'hour'
  const context = await requireSignedInContext()
  const app = await orNotFound(getApp(context, { appId }))
  const usage = await getAppUsage(context, { appId, interval })
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
      actions={{
        rename: renameAppAction,
        remove: deleteAppAction,
        rotate: rotateAppKeyAction,
        retire: retireAppKeyAction,
        changePlan: changePlanAction,
        leave: leaveProductAction,
        revealKey: revealKeyAction,
      }}
    />
  )
}
