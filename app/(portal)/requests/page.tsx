import { Inbox } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticeSettings } from '#components/access-requests/notice-settings.tsx'
import { AppRequests } from '#components/portal/app-requests.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { currentUser, requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getNoticeSettings } from '#server/mail/get-notice-settings.ts'
import { listMyAccessRequests } from '#server/portals/access-requests/list-my-access-requests.ts'
import { answerRequestAction, withdrawRequestAction } from '../apps/actions.ts'
import { sendConfirmationAction, updateNoticesAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.own'))('title'), robots: { index: false } }
}

export default async function Requests({ searchParams }: { searchParams: Promise<{ position?: string }> }) {
  const { position: given } = await searchParams
  const context = await requireSignedInContext()
  const t = await getTranslations('access-requests.own')
  const { items, position } = await orNotFound(listMyAccessRequests.invoke(context, { position: given }))
  const settings = await getNoticeSettings(context, {})
  const user = await currentUser()
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader title={t('title')} description={t('description')} />
      {items.length === 0 ? (
        <EmptyState icon={<Inbox />} title={t('empty')} actions={<LinkButton href="/">{t('toCatalogue')}</LinkButton>}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <AppRequests
          requests={items}
          actions={{ answerRequest: answerRequestAction, withdrawRequest: withdrawRequestAction }}
        />
      )}
      <Pagination
        firstHref={given && '/requests'}
        nextHref={position && `/requests?${new URLSearchParams({ position })}`}
      />
      <NoticeSettings
        settings={settings}
        isMember={(user?.accounts.length ?? 0) > 0}
        update={updateNoticesAction}
        sendConfirmation={sendConfirmationAction}
      />
    </div>
  )
}
