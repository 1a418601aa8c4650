import { Inbox } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RequestActions } from '#components/access-requests/request-actions.tsx'
import { RequestDetails } from '#components/access-requests/request-details.tsx'
import { RequestFilters } from '#components/access-requests/request-filters.tsx'
import { RequestInbox } from '#components/access-requests/request-inbox.tsx'
import { requestTitle } from '#components/access-requests/request-view.ts'
import { RequestsHeader } from '#components/access-requests/requests-header.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { NotAllowed } from '#components/ui/not-allowed.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { countAccessRequests } from '#server/portals/access-requests/count-access-requests.ts'
import { getAccessRequest } from '#server/portals/access-requests/get-access-request.ts'
import {
  listAccessRequests,
  type RequestFilter,
  requestFilters,
} from '#server/portals/access-requests/list-access-requests.ts'
import { listProducts } from '#server/portals/products/list-products.ts'
import { type PageProps, type Search, textOf } from '../page-props.ts'
import { approveRequestsAction, askQuestionAction, denyRequestAction, undoDecisionsAction } from './actions.ts'

const place = '/console/access-requests'
const actions = {
  approve: approveRequestsAction,
  undo: undoDecisionsAction,
  deny: denyRequestAction,
  ask: askQuestionAction,
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.header'))('title') }
}

export default async function AccessRequestsPage({ searchParams }: PageProps) {
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
  const search = await searchParams
  const filter = filterOf(search)
  const { items, position } = await orNotFound(listAccessRequests.invoke(context, filter))
  const { pending } = await countAccessRequests(context, {})
  const products = await listProducts(context, { limit: 500 })
  const currentId = textOf(search, 'request') || undefined
  const canDecide = isAllowed(context.actor, 'access-requests:write')
  const hrefOf = (id: string | null) => searchHref(place, search, { request: id })
  return (
    <div className="flex flex-col gap-5">
      <RequestsHeader pending={pending} hasTabs />
      <RequestFilters
        status={filter.status}
        productId={filter.productId ?? ''}
        products={products.items.map(({ productId, name }) => ({ productId, name }))}
      />
      <RequestInbox
        rows={items.map((item) => ({ ...rowOf(item), href: hrefOf(item.accessRequestId) }))}
        currentId={currentId}
        canDecide={canDecide}
        actions={actions}
        empty={
          <EmptyState
            icon={<Inbox />}
            title={isFiltered(filter) ? t('inbox.noneFound') : t('inbox.empty')}
            actions={
              isFiltered(filter) ? (
                <LinkButton href={place}>{t('inbox.showOpen')}</LinkButton>
              ) : (
                <LinkButton href="/console/products">{t('inbox.toProducts')}</LinkButton>
              )
            }
          >
            {isFiltered(filter) ? t('inbox.noneFoundText') : t('inbox.emptyText')}
          </EmptyState>
        }
      />
      <Pagination
        firstHref={filter.position && searchHref(place, search, { position: null })}
        nextHref={position && searchHref(place, search, { position, request: null })}
      />
      {currentId && (
        <Panel context={context} accessRequestId={currentId} closeHref={hrefOf(null)} canDecide={canDecide} />
      )}
    </div>
  )
}

interface PanelProps {
  context: Context
  accessRequestId: string
  closeHref: string
  canDecide: boolean
}

async function Panel({ context, accessRequestId, closeHref, canDecide }: PanelProps) {
  const t = await getTranslations('access-requests')
  const request = await orNotFound(getAccessRequest.invoke(context, { accessRequestId }))
  const isOpen = request.status === 'pending' || request.status === 'question'
  return (
    <SidePanel
      title={`${request.person.name} · ${requestTitle(t, request)}`}
      closeHref={closeHref}
      actions={
        <LinkButton href={`${place}/${accessRequestId}`} size="small">
          {t('inbox.openPage')}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-6">
        {isOpen && canDecide && (
          <RequestActions
            key={accessRequestId}
            accessRequestId={accessRequestId}
            personName={request.person.name}
            actions={actions}
          />
        )}
        <RequestDetails request={request} hasLinks />
      </div>
    </SidePanel>
  )
}

function filterOf(search: Search) {
  const wanted = textOf(search, 'status')
  const status: RequestFilter = requestFilters.find((filter) => filter === wanted) ?? 'open'
  return {
    status,
    productId: textOf(search, 'product') || undefined,
    person: textOf(search, 'q').slice(0, 254) || undefined,
    position: textOf(search, 'position') || undefined,
  }
}

function isFiltered({ status, productId, person, position }: ReturnType<typeof filterOf>): boolean {
  return status !== 'open' || Boolean(productId ?? person ?? position)
}

/** What the list needs of a request; nothing else travels to the browser. */
function rowOf(item: Awaited<ReturnType<typeof listAccessRequests>>['items'][number]) {
  const { accessRequestId, kind, status, person, product, plan, previousPlan, portal, createdAt } = item
  return { accessRequestId, kind, status, person, product, plan, previousPlan, portal, createdAt }
}
