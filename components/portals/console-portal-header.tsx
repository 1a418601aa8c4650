import { ExternalLink, Eye, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Portal } from '#server/portals/portals/portal.ts'
import { PortalStateChip } from './portal-state-chip.tsx'

interface ConsolePortalHeaderProps {
  portal: Pick<Portal, 'portalId' | 'name' | 'slug' | 'state' | 'changes' | 'pageCount' | 'productCount'>
  /** Where readers find it. */
  address: string
  canWrite: boolean
}

/** Above every page of a portal: what it is, what is waiting to be published, and its parts. */
export function ConsolePortalHeader({ portal, address, canWrite }: ConsolePortalHeaderProps) {
  const t = useTranslations('portals.header')
  const base = `/console/portals/${portal.portalId}`
  const waiting = portal.state === 'draft' ? 1 : portal.changes.length
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={portal.name}
        breadcrumbs={[{ label: t('portals'), href: '/console/portals' }, { label: portal.name }]}
        aside={<PortalStateChip state={portal.state} />}
        actions={
          <>
            {portal.state === 'open' && (
              <LinkButton href={address} target="_blank" icon={<ExternalLink />}>
                {t('open')}
              </LinkButton>
            )}
            <LinkButton href={`/portals/${portal.slug}~visitor`} target="_blank" icon={<Eye />}>
              {t('preview')}
            </LinkButton>
            {canWrite && waiting > 0 && (
              <LinkButton href={`${base}/publish`} variant="primary" icon={<Send />}>
                {portal.state === 'draft' ? t('reviewFirst') : t('review', { count: portal.changes.length })}
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        label={t('parts')}
        tabs={[
          { label: t('overview'), href: base },
          { label: t('branding'), href: `${base}/branding` },
          { label: t('pages'), href: `${base}/pages`, count: portal.pageCount },
          { label: t('products'), href: `${base}/products`, count: portal.productCount },
          { label: t('audience'), href: `${base}/audience` },
          { label: t('publish'), href: `${base}/publish` },
        ]}
      />
    </div>
  )
}
