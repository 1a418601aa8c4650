import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailDetails } from '#components/access-requests/mail-details.tsx'
import { MailFilter } from '#components/access-requests/mail-filter.tsx'
import { MailOutbox } from '#components/access-requests/mail-outbox.tsx'
import { MailServer } from '#components/access-requests/mail-server.tsx'
import { NoticeSettings } from '#components/access-requests/notice-settings.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { getMail } from '#server/mail/get-mail.ts'
import { getNoticeSettings } from '#server/mail/get-notice-settings.ts'
import { listMails } from '#server/mail/list-mails.ts'
import { mailStates } from '#server/mail/mail.ts'
import { isAllowed } from '#server/permissions.ts'
import { sendConfirmationAction, updateNoticesAction } from '../../../../(portal)/requests/actions.ts'
import { type PageProps, type Search, textOf } from '../../page-props.ts'
import { retryMailAction, sendTestMailAction } from './actions.ts'

const place = '/console/settings/mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.mail'))('title') }
}

export default async function MailPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  return (
    <div className="flex flex-col gap-6">
      {isAllowed(context.actor, 'mails:read') && <Outbox context={context} search={await searchParams} />}
      <NoticeSettings
        settings={await getNoticeSettings(context, {})}
        isMember
        update={updateNoticesAction}
        sendConfirmation={sendConfirmationAction}
      />
    </div>
  )
}

async function Outbox({ context, search }: { context: Context; search: Search }) {
  const wanted = textOf(search, 'state')
  const state = mailStates.find((known) => known === wanted)
  const given = textOf(search, 'position') || undefined
  const { items, position, isConfigured, from } = await orNotFound(
    listMails.invoke(context, { state, position: given }),
  )
  const mailId = textOf(search, 'mail') || undefined
  const mail = mailId ? await orNotFound(getMail.invoke(context, { mailId })) : undefined
  return (
    <>
      <MailServer isConfigured={isConfigured} from={from} sendTest={sendTestMailAction} />
      <section className="flex flex-col gap-3">
        <MailFilter state={state} />
        <MailOutbox
          mails={items.map((item) => ({ ...item, href: searchHref(place, search, { mail: item.mailId }) }))}
          currentId={mailId}
          isFiltered={state !== undefined || given !== undefined}
        />
        <Pagination
          firstHref={given && searchHref(place, search, { position: null })}
          nextHref={position && searchHref(place, search, { position, mail: null })}
        />
      </section>
      {mail && (
        <SidePanel title={mail.subject} closeHref={searchHref(place, search, { mail: null })}>
          <MailDetails
            mail={mail}
            canRetry={isConfigured}
            publicUrl={context.settings.publicUrl}
            retry={retryMailAction}
          />
        </SidePanel>
      )}
    </>
  )
}
