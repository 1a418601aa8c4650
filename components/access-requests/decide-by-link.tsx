import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { AccessRequestDetails } from '#server/portals/access-requests/get-access-request.ts'
import { RequestDetails } from './request-details.tsx'
import { RequestStatus } from './request-status.tsx'
import { requestTitle } from './request-view.ts'

interface DecideByLinkProps {
  token: string
  request: AccessRequestDetails
  decision: 'approve' | 'deny'
  /** In whose name it is decided. */
  adminName: string
  decide: FormAction
}

/** What the link of a mail is about, with the one button that does it: opening the page alone does nothing. */
export function DecideByLink({ token, request, decision, adminName, decide }: DecideByLinkProps) {
  const t = useTranslations('access-requests')
  const isOpen = request.status === 'pending' || request.status === 'question'
  const isDenial = decision === 'deny'
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={requestTitle(t, request)}
        description={`${request.person.name}, ${request.person.email}`}
        aside={<RequestStatus status={request.status} />}
      />
      {isOpen && (
        <section className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
          <h2 className="font-semibold text-[0.9375rem]">{isDenial ? t('link.deny') : t('link.approve')}</h2>
          <Form action={decide} hidden={{ token }}>
            <TextArea
              name="reason"
              label={t('decisions.reason')}
              help={t('decisions.reasonHelp')}
              rows={3}
              optional={!isDenial}
            />
            <p className="text-muted text-sm">{t('link.inName', { name: adminName })}</p>
            <div className="flex flex-wrap gap-2">
              <SubmitButton variant={isDenial ? 'danger' : 'primary'}>
                {isDenial ? t('link.confirmDeny') : t('link.confirmApprove')}
              </SubmitButton>
              <LinkButton href={`/console/access-requests/${request.accessRequestId}`}>
                {t('link.toConsole')}
              </LinkButton>
            </div>
          </Form>
        </section>
      )}
      <RequestDetails request={request} hasLinks={false} />
    </div>
  )
}
