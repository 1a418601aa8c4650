import { portalSitemap } from '#components/portals/served/portal-text.ts'
import { textResponse } from '../../../../(portal)/text-response.ts'
import { openToAll } from '../open-to-all.ts'
import { portalOrigin } from '../own-portal.ts'

interface SitemapProps {
  params: Promise<{ portal: string }>
}

/** https://www.sitemaps.org/protocol.html: the portal's pages that everybody may see. */
export async function GET(_request: Request, { params }: SitemapProps): Promise<Response> {
  const { portal } = await params
  return await textResponse(async () => {
    const { entered, cards } = await openToAll(portal)
    const text = portalSitemap({ content: entered.content, cards, origin: portalOrigin(entered) })
    return { text, contentType: 'application/xml; charset=utf-8' }
  })
}
