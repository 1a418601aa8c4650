'use client'

import { LogOut, Search } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { Subscription } from '#server/portals/subscriptions/subscription.ts'
import { ChangePlanDialog } from './change-plan-dialog.tsx'
import { DeprecationNotice } from './deprecation-notice.tsx'
import { nextBillingDay } from './next-billing-day.ts'
import { priceWords } from './price-words.ts'

interface AppSubscriptionsProps {
  app: App
  plans: Readonly<Record<string, readonly OfferedPlan[]>>
  changePlan: FormAction
  leave: FormAction
}

/** The APIs that the app uses, each under one plan. */
export function AppSubscriptions({ app, plans, changePlan, leave }: AppSubscriptionsProps) {
  const t = useTranslations('portal.subscriptions')
  const mayChange = app.role !== 'viewer'
  // Kept after the row is gone, so that the dialog can say what was done.
  const [asked, setAsked] = useState<Subscription>()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Card
      title={t('title')}
      actions={
        <LinkButton href="/" size="small" icon={<Search />}>
          {t('findApi')}
        </LinkButton>
      }
    >
      {app.subscriptions.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="-my-1 divide-y divide-line">
          {app.subscriptions.map((subscription) => (
            <li key={subscription.subscriptionId} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-3">
              <SubscriptionText subscription={subscription} />
              {mayChange && (
                <div className="flex flex-wrap gap-2">
                  <ChangePlanDialog
                    subscription={subscription}
                    plans={plans[subscription.subscriptionId] ?? []}
                    changePlan={changePlan}
                  />
                  <Button
                    size="small"
                    variant="danger-ghost"
                    icon={<LogOut />}
                    aria-label={t('leaveProduct', { product: subscription.product.name })}
                    onPress={() => {
                      setAsked(subscription)
                      setIsAsking(true)
                    }}
                  >
                    {t('leave')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmDialog
          title={t('leaveTitle', { product: asked.product.name })}
          action={leave}
          hidden={{ subscriptionId: asked.subscriptionId }}
          confirmLabel={t('leave')}
          isOpen={isAsking}
          onOpenChange={setIsAsking}
        >
          <p>{t('leaveMeans', { app: app.name })}</p>
          {asked.plan.price && <p>{t('leaveBilling')}</p>}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function SubscriptionText({ subscription }: { subscription: Subscription }) {
  const t = useTranslations('portal.subscriptions')
  const locale = useLocale()
  const { product, plan, createdAt } = subscription
  return (
    <div className="flex min-w-48 flex-1 flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {product.published ? (
          <Link href={`/products/${product.slug}`} className="text-link">
            {product.name}
          </Link>
        ) : (
          product.name
        )}
        {!product.published && <StatusChip>{t('notOffered')}</StatusChip>}
      </span>
      <span className="text-[0.8125rem] text-muted">
        {plan.name}
        {plan.price && `, ${t('aMonth', { price: priceWords(plan.price, locale) })}`} ·{' '}
        {t.rich('since', { time: () => <RelativeTime at={createdAt} /> })}
      </span>
      {plan.price && <NextBilling since={createdAt} />}
      {product.deprecation && <DeprecationNotice deprecation={product.deprecation} className="mt-2" />}
    </div>
  )
}

/** Payment is a matter between consumer and provider: the page says when a month begins anew. */
function NextBilling({ since }: { since: Date }) {
  const t = useTranslations('portal.subscriptions')
  const { dateTime } = useFormatter()
  const date = dateTime(nextBillingDay(new Date(since), new Date()), { dateStyle: 'medium', timeZone: 'UTC' })
  return <span className="text-[0.8125rem] text-muted">{t('nextBilling', { date })}</span>
}
