import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RequestActions } from '#components/access-requests/request-actions.tsx'
import { RequestDetails } from '#components/access-requests/request-details.tsx'
import { RequestStatus } from '#components/access-requests/request-status.tsx'
import { requestTitle } from '#components/access-requests/request-view.ts'
import { RequestsHeader } from '#components/access-requests/requests-header.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { isAllowed } from '#server/permissions.ts'
import { getAccessRequest } from '#server/portals/access-requests/get-access-request.ts'
import type { PageProps } from '../../page-props.ts'
import { approveRequestsAction, askQuestionAction, denyRequestAction, undoDecisionsAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.header'))('one') }
}

export default async function AccessRequestPage({ params }: PageProps<'accessRequestId'>) {
  const { accessRequestId } = await params
  const context = await requireConsoleContext()
  const t = await getTranslations('access-requests')
  if (!isAllowed(context.actor, 'access-requests:read')) {
    return (
      <div className="flex flex-col gap-5">
        <RequestsHeader pending={0} hasTabs={false} />
        <NotAllowed title={t('inbox.notAllowed')}>{t('inbox.notAllowedText')}</NotAllowed>
      </div>
    )
  }
  const request = await orNotFound(getAccessRequest.invoke(context, { accessRequestId }))
  const isOpen = request.status === 'pending' || request.status === 'question'
  const title = requestTitle(t, request)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t('header.title'), href: '/console/access-requests' }, { label: request.person.name }]}
        title={title}
        description={request.person.name}
        aside={<RequestStatus status={request.status} />}
      />
      {isOpen && isAllowed(context.actor, 'access-requests:write') && (
        <RequestActions
          accessRequestId={accessRequestId}
          personName={request.person.name}
          actions={{
            approve: approveRequestsAction,
            undo: undoDecisionsAction,
            deny: denyRequestAction,
            ask: askQuestionAction,
          }}
        />
      )}
      <RequestDetails request={request} hasLinks />
    </div>
  )
}
