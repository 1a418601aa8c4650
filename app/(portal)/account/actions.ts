'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { endSession, startSession } from '#server/adapters/next/session.ts'
import { changePassword } from '#server/identity/users/change-password.ts'
import { deleteUser } from '#server/identity/users/delete-user.ts'
import { updateUser } from '#server/identity/users/update-user.ts'

export const updateNameAction = formAction(updateUser, (form) => ({ name: form.text('name') }), {
  done: async () => ({ message: (await getTranslations('portal.account'))('nameSaved') }),
})

export const changePasswordAction = runFormAction(async (context, form) => {
  const session = await changePassword.invoke(context, {
    currentPassword: form.verbatim('currentPassword') || undefined,
    newPassword: form.verbatim('newPassword'),
  })
  await startSession(session)
  return { message: (await getTranslations('portal.account'))('passwordSaved') }
})

export const deleteAccountAction = runFormAction(async (context, form) => {
  await deleteUser.invoke(context, { password: form.verbatim('password') || undefined })
  await endSession()
  return { redirectTo: '/' }
})
