import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findPortalPage } from './find-portal-page.ts'

type Part = 'branding' | 'pages' | 'products' | 'audience' | 'publish'

/** The title of a part of a portal's page: its own, so that tabs and screen readers tell the parts apart. */
export function portalTitle(part: Part) {
  return async ({ params }: { params: Promise<{ portalId: string }> }): Promise<Metadata> => {
    const { portal } = await findPortalPage((await params).portalId)
    const t = await getTranslations('portals.header')
    return { title: `${t(part)} · ${portal.name}` }
  }
}
