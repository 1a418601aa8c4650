import { portalHomeMarkdown } from '#components/portals/served/portal-text.ts'
import { textResponse } from '../../../../(portal)/text-response.ts'
import { textWords } from '../../../../(portal)/text-words.ts'
import { enterForFile } from '../enter-for-file.ts'
import { portalOrigin, portalProducts } from '../own-portal.ts'

interface TextProps {
  params: Promise<{ portal: string }>
}

/** The portal's first page as Markdown, for this reader. */
export async function GET(_request: Request, { params }: TextProps): Promise<Response> {
  const { portal: segment } = await params
  return await textResponse(async () => {
    const portal = await enterForFile(segment)
    const cards = await portalProducts(portal)
    const { entered } = portal
    const text = portalHomeMarkdown(await textWords(), {
      content: entered.content,
      cards,
      origin: portalOrigin(entered),
    })
    return { text, contentType: 'text/markdown; charset=utf-8' }
  })
}
