'use server'

import { getTranslations } from 'next-intl/server'
import type { AppInvitation } from '#components/portal/invite-dialog.tsx'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { answerAccessRequest } from '#server/portals/access-requests/answer-access-request.ts'
import { withdrawAccessRequest } from '#server/portals/access-requests/withdraw-access-request.ts'
import { acceptAppInvitation } from '#server/portals/apps/accept-app-invitation.ts'
import { changeAppMember } from '#server/portals/apps/change-app-member.ts'
import { createApp } from '#server/portals/apps/create-app.ts'
import { deleteApp } from '#server/portals/apps/delete-app.ts'
import { inviteAppMember } from '#server/portals/apps/invite-app-member.ts'
import { removeAppMember } from '#server/portals/apps/remove-app-member.ts'
import { renameApp } from '#server/portals/apps/rename-app.ts'
import { renewAppKey } from '#server/portals/apps/renew-app-key.ts'
import { retireAppKey } from '#server/portals/apps/retire-app-key.ts'
import { revokeAppKey } from '#server/portals/apps/revoke-app-key.ts'
import { rotateAppKey } from '#server/portals/apps/rotate-app-key.ts'
import { setAppKeyExpiry } from '#server/portals/apps/set-app-key-expiry.ts'
import { transferApp } from '#server/portals/apps/transfer-app.ts'
import { withdrawAppInvitation } from '#server/portals/apps/withdraw-app-invitation.ts'
import { changeSubscriptionPlan } from '#server/portals/subscriptions/change-subscription-plan.ts'
import { deleteSubscription } from '#server/portals/subscriptions/delete-subscription.ts'
import { publicOrigin } from '../public-origin.ts'
import { stayInPlace } from '../stay-in-place.ts'

const words = () => getTranslations('portal.appActions')

export const createAppAction = formAction(
  createApp,
  (form) => ({ name: form.text('name'), accountId: form.text('accountId') }),
  { done: ({ appId }) => stayInPlace(`/apps/${appId}`) },
)

export const renameAppAction = formAction(
  renameApp,
  (form) => ({ appId: form.text('appId'), name: form.text('name') }),
  { done: async ({ name }) => ({ message: (await words())('renamed', { name }) }) },
)

export const deleteAppAction = formAction(deleteApp, (form) => ({ appId: form.text('appId') }), {
  done: () => stayInPlace('/apps'),
})

export const rotateAppKeyAction = formAction(rotateAppKey, (form) => ({ appId: form.text('appId') }), {
  done: async () => ({ message: (await words())('rotated') }),
})

export const retireAppKeyAction = formAction(retireAppKey, (form) => ({ appId: form.text('appId') }), {
  done: async () => ({ message: (await words())('retired') }),
})

export const revokeAppKeyAction = formAction(revokeAppKey, (form) => ({ appId: form.text('appId') }), {
  done: async () => ({ message: (await words())('revoked') }),
})

export const renewAppKeyAction = formAction(renewAppKey, (form) => ({ appId: form.text('appId') }), {
  done: async () => ({ message: (await words())('renewed') }),
})

export const setAppKeyExpiryAction = formAction(
  setAppKeyExpiry,
  (form) => ({ appId: form.text('appId'), expiresAt: form.nullable('expiresAt') }),
  { done: async ({ key }) => ({ message: (await words())(key?.expiresAt ? 'expirySet' : 'expiryRemoved') }) },
)

export const changePlanAction = formAction(
  changeSubscriptionPlan,
  (form) => ({
    subscriptionId: form.text('subscriptionId'),
    usagePlanId: form.text('usagePlanId'),
    reason: form.optional('reason'),
    agreedToTerms: form.checked('agreedToTerms'),
    termsHash: form.optional('termsHash'),
  }),
  {
    done: async ({ product, plan, accessRequest }) => {
      const t = await words()
      const isWaiting = accessRequest && accessRequest.status !== 'approved'
      return {
        message: isWaiting
          ? t('planAsked', { product: product.name })
          : t('planChanged', { product: product.name, plan: plan.name }),
      }
    },
  },
)

export const leaveProductAction = formAction(
  deleteSubscription,
  (form) => ({ subscriptionId: form.text('subscriptionId') }),
  { done: async ({ product }) => ({ message: (await words())('left', { product: product.name }) }) },
)

export const inviteAppMemberAction = runFormAction<AppInvitation>(async (context, form) => {
  const { email, token, isMailed } = await inviteAppMember.invoke(context, {
    appId: form.text('appId'),
    email: form.text('email'),
    role: form.text('role'),
  })
  return { result: { email, isMailed, url: `${publicOrigin()}/apps/invitations/${token}` } }
})

export const withdrawAppInvitationAction = formAction(
  withdrawAppInvitation,
  (form) => ({ appId: form.text('appId'), invitationId: form.text('invitationId') }),
  { done: async ({ email }) => ({ message: (await words())('invitationWithdrawn', { email }) }) },
)

export const acceptAppInvitationAction = formAction(acceptAppInvitation, (form) => ({ token: form.text('token') }), {
  done: ({ appId }) => ({ redirectTo: `/apps/${appId}` }),
})

export const changeAppMemberAction = formAction(
  changeAppMember,
  (form) => ({ appId: form.text('appId'), userId: form.text('userId'), role: form.text('role') }),
  { done: async () => ({ message: (await words())('roleChanged') }) },
)

export const removeAppMemberAction = formAction(
  removeAppMember,
  (form) => ({ appId: form.text('appId'), userId: form.text('userId') }),
  {
    done: async ({ isLeaving }) =>
      isLeaving ? await stayInPlace('/apps') : { message: (await words())('memberRemoved') },
  },
)

export const transferAppAction = formAction(
  transferApp,
  (form) => ({ appId: form.text('appId'), userId: form.text('userId') }),
  { done: async ({ appName }) => ({ message: (await words())('transferred', { app: appName }) }) },
)

export const answerRequestAction = formAction(
  answerAccessRequest,
  (form) => ({ accessRequestId: form.text('accessRequestId'), answer: form.text('answer') }),
  { done: async () => ({ message: (await words())('answered') }) },
)

export const withdrawRequestAction = formAction(
  withdrawAccessRequest,
  (form) => ({ accessRequestId: form.text('accessRequestId') }),
  { done: async () => ({ message: (await words())('requestWithdrawn') }) },
)
