import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { quotaWords, rateWords } from '#components/portal/limit-words.ts'
import { priceWords } from '#components/portal/price-words.ts'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'
import type { AccessRequestDetails } from '#server/portals/access-requests/get-access-request.ts'
import { DecisionNotice } from './decision-notice.tsx'
import { effectWords } from './effect-words.ts'
import { RequestMessages } from './request-messages.tsx'
import { RequestStatus } from './request-status.tsx'
import { requestTitle } from './request-view.ts'

interface RequestDetailsProps {
  request: AccessRequestDetails
  /** False where the reader is not in the console: by a link in a mail. */
  hasLinks: boolean
}

/** Who asks, for what, why, and what approving would do. */
export function RequestDetails({ request, hasLinks }: RequestDetailsProps) {
  const t = useTranslations('access-requests')
  const limits = useTranslations('limits')
  const locale = useLocale()
  const isOpen = request.status === 'pending' || request.status === 'question'
  return (
    <div className="flex flex-col gap-7">
      {isOpen ? (
        <Notice title={t('details.effect')}>
          {effectWords({ t, limits, locale }, { ...request, leaves: request.currentPlan })}
        </Notice>
      ) : (
        <DecisionNotice request={request} />
      )}
      <Part title={t('details.why')}>
        {request.reason ? (
          <blockquote className="whitespace-pre-wrap border-line-strong border-l-2 pl-4 text-sm wrap-anywhere">
            {request.reason}
          </blockquote>
        ) : (
          <p className="text-muted text-sm">{t('details.noReason')}</p>
        )}
      </Part>
      {request.messages.length > 0 && (
        <Part title={t('details.conversation')}>
          <RequestMessages messages={request.messages} />
        </Part>
      )}
      <Part title={t('details.who')}>
        <Person request={request} />
      </Part>
      {request.plan && (
        <Part title={t('details.what')}>
          <Wish request={request} hasLinks={hasLinks} />
        </Part>
      )}
      {request.pastRequests.length > 0 && (
        <Part title={t('details.past')}>
          <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
            {request.pastRequests.map((past) => (
              <PastRequest key={past.accessRequestId} request={past} hasLink={hasLinks} />
            ))}
          </ul>
        </Part>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-[0.9375rem]">{title}</h2>
      {children}
    </section>
  )
}

function Person({ request }: { request: AccessRequestDetails }) {
  const t = useTranslations('access-requests.details')
  const { person, verifiedAt, signedUpAt, apps } = request
  return (
    <KeyValueList
      columns={2}
      items={[
        { key: t('name'), value: person.name },
        {
          key: t('address'),
          value: (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {person.email}
              <StatusChip tone={verifiedAt ? 'ok' : 'warn'}>{verifiedAt ? t('proven') : t('unproven')}</StatusChip>
            </span>
          ),
        },
        { key: t('signedUp'), value: <RelativeTime at={signedUpAt} /> },
        {
          key: t('apps'),
          value:
            apps.length === 0 ? (
              t('noApps')
            ) : (
              <ul className="flex flex-col gap-1">
                {apps.map(({ appId, name, uses }) => (
                  <li key={appId}>
                    {name}
                    <span className="block text-muted text-xs">
                      {uses.map(({ product, plan }) => `${product}: ${plan}`).join(', ') || t('usesNothing')}
                    </span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}

function Wish({ request, hasLinks }: { request: AccessRequestDetails; hasLinks: boolean }) {
  const t = useTranslations('access-requests.details')
  const limits = useTranslations('limits')
  const locale = useLocale()
  const { product, plan, app, currentPlan, createdAt } = request
  const name = product?.name
  return (
    <KeyValueList
      columns={2}
      items={[
        {
          key: t('product'),
          value:
            hasLinks && product ? (
              <Link href={`/console/products/${product.productId}`} className="text-link">
                {name}
              </Link>
            ) : (
              name
            ),
        },
        { key: t('plan'), value: plan?.name },
        {
          key: t('limits'),
          value:
            [rateWords(limits, plan?.throttle), quotaWords(limits, plan?.quota)].filter(Boolean).join(', ') ||
            t('noLimits'),
        },
        {
          key: t('price'),
          value: plan?.price ? t('perMonth', { price: priceWords(plan.price, locale) }) : t('free'),
        },
        { key: t('app'), value: app?.name },
        { key: t('now'), value: currentPlan?.name ?? t('nothingYet') },
        { key: t('asked'), value: <RelativeTime at={createdAt} /> },
      ]}
    />
  )
}

function PastRequest({ request, hasLink }: { request: AccessRequest; hasLink: boolean }) {
  const t = useTranslations('access-requests')
  const title = requestTitle(t, request)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <span className="flex min-w-0 flex-col wrap-anywhere">
        {hasLink ? (
          <Link href={`/console/access-requests/${request.accessRequestId}`} className="text-link">
            {title}
          </Link>
        ) : (
          title
        )}
        {request.decision?.reason && <span className="text-muted text-xs">{request.decision.reason}</span>}
      </span>
      <span className="flex items-center gap-3 text-muted text-xs">
        <RelativeTime at={request.createdAt} />
        <RequestStatus status={request.status} />
      </span>
    </li>
  )
}
