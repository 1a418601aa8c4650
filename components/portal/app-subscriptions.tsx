'use client'

import { LogOut, Search } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { Subscription } from '#server/portals/subscriptions/subscription.ts'
import { ChangePlanDialog } from './change-plan-dialog.tsx'
import { priceWords } from './price-words.ts'

interface AppSubscriptionsProps {
  app: App
  plans: Readonly<Record<string, readonly OfferedPlan[]>>
  changePlan: FormAction
  leave: FormAction
}

/** The APIs that the app uses, each under one plan. */
export function AppSubscriptions({ app, plans, changePlan, leave }: AppSubscriptionsProps) {
  // Kept after the row is gone, so that the dialog can say what was done.
  const [asked, setAsked] = useState<Subscription>()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Card
      title="APIs"
      actions={
        <LinkButton href="/" size="small" icon={<Search />}>
          Find an API
        </LinkButton>
      }
    >
      {app.subscriptions.length === 0 ? (
        <p className="text-muted">This app uses no API yet. Take a key on the page of one.</p>
      ) : (
        <ul className="-my-1 divide-y divide-line">
          {app.subscriptions.map((subscription) => (
            <li key={subscription.subscriptionId} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-3">
              <SubscriptionText subscription={subscription} />
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
                  aria-label={`Leave ${subscription.product.name}`}
                  onPress={() => {
                    setAsked(subscription)
                    setIsAsking(true)
                  }}
                >
                  Leave
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmDialog
          title={`Leave ${asked.product.name}?`}
          action={leave}
          hidden={{ subscriptionId: asked.subscriptionId }}
          confirmLabel="Leave"
          isOpen={isAsking}
          onOpenChange={setIsAsking}
        >
          <p>
            The key of {app.name} is refused there with the next request. You can come back any time; the app and its
            other APIs stay.
          </p>
        </ConfirmDialog>
      )}
    </Card>
  )
}

function SubscriptionText({ subscription }: { subscription: Subscription }) {
  const { product, plan, createdAt } = subscription
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {product.published ? (
          <Link href={`/products/${product.slug}`} className="text-link">
            {product.name}
          </Link>
        ) : (
          product.name
        )}
        {!product.published && <StatusChip>Not offered any more</StatusChip>}
      </span>
      <span className="text-[0.8125rem] text-muted">
        {plan.name}
        {plan.price && `, ${priceWords(plan.price)} a month`} · since <RelativeTime at={createdAt} />
      </span>
    </div>
  )
}
