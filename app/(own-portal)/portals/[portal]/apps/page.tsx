import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AppsPage } from '#components/portal/apps-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { listApps } from '#server/portals/apps/list-apps.ts'
import { createAppAction } from '../../../../(portal)/apps/actions.ts'
import { portalAuthHrefs, requireOpenPortal } from '../own-portal.ts'

interface AppsProps {
  params: Promise<{ portal: string }>
  searchParams: Promise<{ position?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portals.apps')
  return { title: t('title'), robots: { index: false } }
}

/** The reader's apps at the portal's provider. */
export default async function PortalApps({ params, searchParams }: AppsProps) {
  const portal = await requireOpenPortal((await params).portal)
  const t = await getTranslations('portals.apps')
  if (portal.entered.view.preview) return <Notice tone="info">{t('notInPreview')}</Notice>
  if (portal.reader.actor.kind === 'visitor') redirect((await portalAuthHrefs(portal)).signInHref)
  const { provider } = portal.entered
  const { position } = await searchParams
  const apps = await orNotFound(listApps.invoke(portal.reader, { accountId: provider.accountId, position }))
  return <AppsPage apps={apps} providers={[provider]} createApp={createAppAction} />
}
