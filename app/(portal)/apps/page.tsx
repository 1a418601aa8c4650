import type { Metadata } from 'next'
import { AppsPage } from '#components/portal/apps-page.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listApps } from '#server/portals/apps/list-apps.ts'
import { listProviders } from '#server/portals/catalogue/list-providers.ts'
import { createAppAction } from './actions.ts'

export const metadata: Metadata = { title: 'Your apps', robots: { index: false } }

export default async function Apps({ searchParams }: { searchParams: Promise<{ position?: string }> }) {
  const { position } = await searchParams
  const context = await requireSignedInContext()
  const apps = await orNotFound(listApps.invoke(context, { position }))
  const { items: providers } = await listProviders(context, {})
  return <AppsPage apps={apps} providers={providers} createApp={createAppAction} />
}
