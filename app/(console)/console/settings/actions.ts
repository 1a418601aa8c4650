'use server'

import { getTranslations } from 'next-intl/server'
import { deleteAwsCredentials } from '#server/access/aws-credentials/delete-aws-credentials.ts'
import { putAwsCredentials } from '#server/access/aws-credentials/put-aws-credentials.ts'
import { putAccountLimits } from '#server/account-limits/put-account-limits.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { startSession } from '#server/adapters/next/session.ts'
import { createAccessKey } from '#server/identity/access-keys/create-access-key.ts'
import { deleteAccessKey } from '#server/identity/access-keys/delete-access-key.ts'
import { putAccountThrottle } from '#server/identity/accounts/put-account-throttle.ts'
import { updateAccountName } from '#server/identity/accounts/update-account-name.ts'
import { addMember } from '#server/identity/members/add-member.ts'
import { removeMember } from '#server/identity/members/remove-member.ts'
import { updateMember } from '#server/identity/members/update-member.ts'
import { changePassword } from '#server/identity/users/change-password.ts'
import { updateUser } from '#server/identity/users/update-user.ts'
import { updateAccount } from '#server/rest-apis/account/update-account.ts'

export const updateAccountNameAction = formAction(updateAccountName, (form) => ({ name: form.text('name') }), {
  done: async () => ({ message: (await getTranslations('settings.account'))('renamed') }),
})

/** AWS's account: the role that its tools set for logs; empty takes it away. */
export const updateAccountAction = formAction(
  updateAccount,
  (form) => ({ cloudwatchRoleArn: form.nullable('cloudwatchRoleArn') }),
  {
    done: async ({ cloudwatchRoleArn }) => {
      const t = await getTranslations('settings.gatewayAccount')
      return { message: cloudwatchRoleArn === undefined ? t('roleGone') : t('roleSaved') }
    },
  },
)

export const addMemberAction = formAction(
  addMember,
  (form) => ({ email: form.text('email'), role: form.text('role') }),
  {
    done: async ({ email, initialPassword }) => {
      const t = await getTranslations('settings.members')
      if (initialPassword === undefined) return { message: t('added', { email }) }
      return { result: { email, password: initialPassword } }
    },
  },
)

export const updateMemberAction = formAction(
  updateMember,
  (form) => ({ userId: form.text('userId'), role: form.text('role') }),
  {
    done: async ({ role }) => {
      const [t, roles] = [await getTranslations('settings.members'), await getTranslations('settings.roles')]
      return { message: t('roleChanged', { role: roles(`${role}.title`) }) }
    },
  },
)

export const removeMemberAction = formAction(removeMember, (form) => ({ userId: form.text('userId') }), {
  done: async () => ({ message: (await getTranslations('settings.members'))('removed') }),
})

export const createAccessKeyAction = formAction(
  createAccessKey,
  (form) => ({ description: form.optional('description'), policy: form.optional('policy') }),
  { done: ({ accessKeyId, secretAccessKey }) => ({ result: { accessKeyId, secretAccessKey } }) },
)

export const deleteAccessKeyAction = formAction(
  deleteAccessKey,
  (form) => ({ accessKeyId: form.text('accessKeyId') }),
  { done: async () => ({ message: (await getTranslations('settings.accessKeys'))('deleted') }) },
)

export const putAwsCredentialsAction = formAction(
  putAwsCredentials,
  (form) => ({
    arn: form.text('arn'),
    accessKeyId: form.text('accessKeyId'),
    secretAccessKey: form.text('secretAccessKey'),
    sessionToken: form.optional('sessionToken'),
    description: form.optional('description'),
  }),
  { done: async () => ({ message: (await getTranslations('settings.awsCredentials'))('stored') }) },
)

export const deleteAwsCredentialsAction = formAction(deleteAwsCredentials, (form) => ({ arn: form.text('arn') }), {
  done: async () => ({ message: (await getTranslations('settings.awsCredentials'))('deleted') }),
})

export const putAccountThrottleAction = formAction(
  putAccountThrottle,
  (form) => {
    const rateLimit = form.number('throttleSettings.rateLimit')
    const burstLimit = form.number('throttleSettings.burstLimit')
    if (rateLimit === undefined && burstLimit === undefined) return { throttleSettings: null }
    return { throttleSettings: { rateLimit: rateLimit ?? Number.NaN, burstLimit: burstLimit ?? Number.NaN } }
  },
  {
    done: async ({ throttleSettings }) => {
      const t = await getTranslations('settings.account')
      return { message: throttleSettings ? t('limitSaved') : t('limitGone') }
    },
  },
)

export const putAccountLimitAction = formAction(
  putAccountLimits,
  (form) => {
    const name = form.text('name')
    return { limits: { [name]: form.nullableNumber(`limits.${name}`) } }
  },
  { done: async () => ({ message: (await getTranslations('settings.account'))('limitSaved') }) },
)

export const updateUserAction = formAction(updateUser, (form) => ({ name: form.text('name') }), {
  done: async () => ({ message: (await getTranslations('settings.profile'))('nameChanged') }),
})

/** Ends every session of the user and begins a new one in this browser. */
export const changePasswordAction = runFormAction(async (context, form) => {
  const currentPassword = form.verbatim('currentPassword')
  await startSession(await changePassword(context, { currentPassword, newPassword: form.verbatim('newPassword') }))
  return { message: (await getTranslations('settings.profile'))('passwordChanged') }
})
