import { Plus, Sparkles, Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { ApiFilters } from '#components/apis/api-filters.tsx'
import { ApiList } from '#components/apis/api-list.tsx'
import { allTags, apiOrder, findApis } from '#components/apis/find-apis.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { isAllowed } from '#server/permissions.ts'
import { listApiOverviews } from '#server/rest-apis/apis/list-api-overviews.ts'
import { type PageProps, textOf } from '../page-props.ts'
import { createSampleApiAction } from './new/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('list.title') }
}

const shownAtMost = 500

export default async function ApisPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const search = await searchParams
  const t = await getTranslations('apis')
  const all = await listApiOverviews(context, {})
  const { order, isDown } = apiOrder(textOf(search, 'sort'))
  const filter = {
    q: textOf(search, 'q'),
    type: textOf(search, 'type'),
    state: textOf(search, 'state'),
    tag: textOf(search, 'tag'),
  }
  const found = findApis(all, filter, order, isDown)
  const canWrite = isAllowed(context.actor, 'apis:write')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('list.title')}
        count={all.length}
        {...(canWrite
          ? {
              actions: (
                <LinkButton href="/console/apis/new" variant="primary" icon={<Plus />}>
                  {t('list.new')}
                </LinkButton>
              ),
            }
          : {})}
      />
      {all.length > 0 && <ApiFilters tags={allTags(all)} />}
      <ApiList
        apis={found.slice(0, shownAtMost)}
        order={order}
        isDown={isDown}
        search={search}
        empty={
          all.length === 0 ? (
            <NoApis canWrite={canWrite} />
          ) : (
            <EmptyState title={t('list.noMatch')}>{t('list.noMatchText')}</EmptyState>
          )
        }
      />
      {found.length > shownAtMost && <p className="text-muted text-sm">{t('list.cut', { count: shownAtMost })}</p>}
    </div>
  )
}

function NoApis({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations('apis.list')
  if (!canWrite) {
    return (
      <EmptyState icon={<Waypoints />} title={t('empty')}>
        {t('viewerEmpty')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Waypoints />}
      title={t('empty')}
      actions={
        <div className="flex flex-wrap items-center justify-center gap-2">
          <Form action={createSampleApiAction}>
            <SubmitButton icon={<Sparkles />}>{t('sample')}</SubmitButton>
          </Form>
          <LinkButton href="/console/apis/new">{t('start')}</LinkButton>
        </div>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
