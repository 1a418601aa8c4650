import { Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StartCards } from '#components/publish/start-cards.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireConsoleContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { orUndefined } from '../../or-undefined.ts'
import { type PageProps, textOf } from '../../page-props.ts'
import {
  cloneApiAction,
  createBlankApiAction,
  createProxyApiAction,
  createSampleApiAction,
  findApisAction,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apis')
  return { title: t('new.title') }
}

/** `?clone=` says which API the clone begins with. */
export default async function NewApiPage({ searchParams }: PageProps) {
  const context = await requireConsoleContext()
  const { items: apis } = await getRestApis(context, { limit: 1 })
  const chosen = await readChosen(context, textOf(await searchParams, 'clone'))
  const t = await getTranslations('apis')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <PageHeader
        title={t('new.heading')}
        description={t('new.description')}
        breadcrumbs={[{ label: t('list.title'), href: '/console/apis' }, { label: t('new.title') }]}
      />
      {isAllowed(context.actor, 'apis:write') ? (
        <StartCards
          uploadHref="/console/apis/import"
          proxyAction={createProxyApiAction}
          blankAction={createBlankApiAction}
          sampleAction={createSampleApiAction}
          clone={apis.length > 0 ? { find: findApisAction, chosen, action: cloneApiAction } : undefined}
        />
      ) : (
        <EmptyState
          icon={<Waypoints />}
          title={t('new.mayNot')}
          actions={<LinkButton href="/console/apis">{t('new.toList')}</LinkButton>}
        >
          {t('new.mayNotText')}
        </EmptyState>
      )}
    </div>
  )
}

async function readChosen(context: Context, restApiId: string) {
  const api = restApiId ? await orUndefined(getRestApi(context, { restApiId })) : undefined
  return api && { value: api.id, label: api.name, help: api.id }
}
