'use server'

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

export const updateAccountNameAction = formAction(updateAccountName, (form) => ({ name: form.text('name') }), {
  done: () => ({ message: 'Account renamed' }),
})

export const addMemberAction = formAction(
  addMember,
  (form) => ({ email: form.text('email'), role: form.text('role') }),
  {
    done: ({ email, initialPassword }) =>
      initialPassword === undefined
        ? { message: `${email} is a member now` }
        : { result: { email, password: initialPassword } },
  },
)

export const updateMemberAction = formAction(
  updateMember,
  (form) => ({ userId: form.text('userId'), role: form.text('role') }),
  { done: ({ role }) => ({ message: `Role changed to ${role}` }) },
)

export const removeMemberAction = formAction(removeMember, (form) => ({ userId: form.text('userId') }), {
  done: () => ({ message: 'Member removed' }),
})

export const createAccessKeyAction = formAction(
  createAccessKey,
  (form) => ({ description: form.optional('description'), policy: form.optional('policy') }),
  { done: ({ accessKeyId, secretAccessKey }) => ({ result: { accessKeyId, secretAccessKey } }) },
)

export const deleteAccessKeyAction = formAction(
  deleteAccessKey,
  (form) => ({ accessKeyId: form.text('accessKeyId') }),
  { done: () => ({ message: 'Access key deleted' }) },
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
  { done: () => ({ message: 'Credentials stored' }) },
)

export const deleteAwsCredentialsAction = formAction(deleteAwsCredentials, (form) => ({ arn: form.text('arn') }), {
  done: () => ({ message: 'Credentials deleted' }),
})

export const putAccountThrottleAction = formAction(
  putAccountThrottle,
  (form) => {
    const rateLimit = form.number('throttleSettings.rateLimit')
    const burstLimit = form.number('throttleSettings.burstLimit')
    if (rateLimit === undefined && burstLimit === undefined) return { throttleSettings: null }
    return { throttleSettings: { rateLimit: rateLimit ?? Number.NaN, burstLimit: burstLimit ?? Number.NaN } }
  },
  { done: ({ throttleSettings }) => ({ message: throttleSettings ? 'Limit saved' : 'Limit taken away' }) },
)

export const putAccountLimitAction = formAction(
  putAccountLimits,
  (form) => {
    const name = form.text('name')
    return { limits: { [name]: form.nullableNumber(`limits.${name}`) } }
  },
  { done: () => ({ message: 'Limit saved' }) },
)

export const updateUserAction = formAction(updateUser, (form) => ({ name: form.text('name') }), {
  done: () => ({ message: 'Name changed' }),
})

/** Ends every session of the user and begins a new one in this browser. */
export const changePasswordAction = runFormAction(async (context, form) => {
  const currentPassword = form.verbatim('currentPassword')
  await startSession(await changePassword(context, { currentPassword, newPassword: form.verbatim('newPassword') }))
  return { message: 'Password changed; other browsers are signed out' }
})
