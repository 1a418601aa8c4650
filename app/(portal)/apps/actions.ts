'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { createApp } from '#server/portals/apps/create-app.ts'
import { deleteApp } from '#server/portals/apps/delete-app.ts'
import { renameApp } from '#server/portals/apps/rename-app.ts'
import { retireAppKey } from '#server/portals/apps/retire-app-key.ts'
import { rotateAppKey } from '#server/portals/apps/rotate-app-key.ts'
import { changeSubscriptionPlan } from '#server/portals/subscriptions/change-subscription-plan.ts'
import { deleteSubscription } from '#server/portals/subscriptions/delete-subscription.ts'

export const createAppAction = formAction(
  createApp,
  (form) => ({ name: form.text('name'), accountId: form.text('accountId') }),
  { done: ({ appId }) => ({ redirectTo: `/apps/${appId}` }) },
)

export const renameAppAction = formAction(
  renameApp,
  (form) => ({ appId: form.text('appId'), name: form.text('name') }),
  { done: ({ name }) => ({ message: `Renamed to ${name}` }) },
)

export const deleteAppAction = formAction(deleteApp, (form) => ({ appId: form.text('appId') }), {
  done: () => ({ redirectTo: '/apps' }),
})

export const rotateAppKeyAction = formAction(rotateAppKey, (form) => ({ appId: form.text('appId') }), {
  done: () => ({ message: 'The key has a new value. The old one works until you retire it.' }),
})

export const retireAppKeyAction = formAction(retireAppKey, (form) => ({ appId: form.text('appId') }), {
  done: () => ({ message: 'The old value does not work any more.' }),
})

export const changePlanAction = formAction(
  changeSubscriptionPlan,
  (form) => ({ subscriptionId: form.text('subscriptionId'), usagePlanId: form.text('usagePlanId') }),
  {
    done: ({ product, plan }) => ({ message: `${product.name} is on the plan ${plan.name} now; the key is the same.` }),
  },
)

export const leaveProductAction = formAction(
  deleteSubscription,
  (form) => ({ subscriptionId: form.text('subscriptionId') }),
  { done: ({ product }) => ({ message: `You left ${product.name}.` }) },
)
