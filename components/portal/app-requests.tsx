'use client'

import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { PlaceLink } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OwnAccessRequest } from '#server/portals/access-requests/list-my-access-requests.ts'

export interface RequestActions {
  readonly answerRequest: FormAction
  readonly withdrawRequest: FormAction
}

interface AppRequestsProps {
  requests: readonly OwnAccessRequest[]
  actions: RequestActions
}

/** What waits for the provider's approval, or was denied of late; nothing where there is nothing. */
export function AppRequests({ requests, actions }: AppRequestsProps) {
  const t = useTranslations('portal.requests')
  if (requests.length === 0) return null
  return (
    <Card title={t('title')}>
      <ul className="-my-1 divide-y divide-line">
        {requests.map((request) => (
          <li key={request.accessRequestId} className="flex flex-col gap-3 py-3">
            <RequestLine request={request} withdraw={actions.withdrawRequest} />
            <RequestTalk request={request} answer={actions.answerRequest} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const tones = { pending: 'info', question: 'warn', denied: 'danger', approved: 'ok', withdrawn: 'neutral' } as const

function RequestLine({ request, withdraw }: { request: OwnAccessRequest; withdraw: FormAction }) {
  const t = useTranslations('portal.requests')
  const { product, plan, status, createdAt, decision } = request
  const isOpen = status === 'pending' || status === 'question'
  const at = decision?.at ?? createdAt
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <div className="flex min-w-48 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {product && (
            <PlaceLink href={`/products/${product.slug}`} className="text-link wrap-anywhere">
              {product.name}
            </PlaceLink>
          )}
          <StatusChip tone={tones[status]}>{t(`status.${status}`)}</StatusChip>
        </span>
        <span className="text-[0.8125rem] text-muted">
          {plan?.name} · {t.rich(isOpen ? 'waitingSince' : 'decidedAt', { time: () => <RelativeTime at={at} /> })}
        </span>
        {decision?.reason && <span className="text-[0.8125rem] wrap-anywhere">{decision.reason}</span>}
      </div>
      {isOpen && request.isMine && (
        <Form action={withdraw} hidden={{ accessRequestId: request.accessRequestId }}>
          <SubmitButton size="small" variant="secondary">
            {t('withdraw')}
          </SubmitButton>
        </Form>
      )}
    </div>
  )
}

/** What was asked and said, and the answer to the last question. */
function RequestTalk({ request, answer }: { request: OwnAccessRequest; answer: FormAction }) {
  const t = useTranslations('portal.requests')
  if (request.messages.length === 0) return null
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4 text-sm">
      {request.messages.map((message) => (
        <p key={new Date(message.at).toISOString()} className="wrap-anywhere">
          <span className="font-medium">{message.from === 'consumer' && request.isMine ? t('you') : message.name}</span>{' '}
          <RelativeTime at={message.at} className="text-faint text-xs" />
          <br />
          <span className="whitespace-pre-line text-muted">{message.text}</span>
        </p>
      ))}
      {request.status === 'question' && request.isMine && (
        <Form action={answer} hidden={{ accessRequestId: request.accessRequestId }} resetOnDone>
          <TextArea name="answer" label={t('answer')} rows={3} />
          <SubmitButton className="self-start" size="small">
            {t('send')}
          </SubmitButton>
        </Form>
      )}
    </div>
  )
}
