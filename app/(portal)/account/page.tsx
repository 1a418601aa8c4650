import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticeSettings } from '#components/access-requests/notice-settings.tsx'
import { AccountPage } from '#components/portal/account-page.tsx'
import { currentUser, requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { describeUserDeletion } from '#server/identity/users/describe-user-deletion.ts'
import { getNoticeSettings } from '#server/mail/get-notice-settings.ts'
import { sendConfirmationAction, updateNoticesAction } from '../requests/actions.ts'
import { changePasswordAction, deleteAccountAction, updateNameAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.account')
  return { title: t('title'), robots: { index: false } }
}

export default async function Account() {
  const context = await requireSignedInContext()
  const user = await currentUser()
  if (!user) return null
  return (
    <AccountPage
      notices={
        <NoticeSettings
          settings={await getNoticeSettings(context, {})}
          isMember={user.accounts.length > 0}
          update={updateNoticesAction}
          sendConfirmation={sendConfirmationAction}
        />
      }
      user={user}
      deletion={await describeUserDeletion(context, {})}
      shortestPassword={shortestPassword}
      actions={{ updateName: updateNameAction, changePassword: changePasswordAction, remove: deleteAccountAction }}
    />
  )
}
