import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AppsPage } from '#components/portal/apps-page.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listApps } from '#server/portals/apps/list-apps.ts'
import { listProviders } from '#server/portals/catalogue/list-providers.ts'
import { createAppAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.apps')
  return { title: t('title'), robots: { index: false } }
}

export default async function Apps({ searchParams }: { searchParams: Promise<{ position?: string }> }) {
  const { position } = await searchParams
  const context = await requireSignedInContext()
  const apps = await orNotFound(listApps.invoke(context, { position }))
  const { items: providers } = await listProviders(context, {})
  return <AppsPage apps={apps} providers={providers} createApp={createAppAction} />
}
