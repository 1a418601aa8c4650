import { portalLlmsText } from '#components/portals/served/portal-text.ts'
import { textResponse } from '../../../../(portal)/text-response.ts'
import { textWords } from '../../../../(portal)/text-words.ts'
import { openToAll } from '../open-to-all.ts'
import { portalOrigin } from '../own-portal.ts'

interface TextProps {
  params: Promise<{ portal: string }>
}

/** https://llmstxt.org: what everybody may see in the portal, whoever asks. */
export async function GET(_request: Request, { params }: TextProps): Promise<Response> {
  const { portal } = await params
  return await textResponse(async () => {
    const { entered, cards } = await openToAll(portal)
    const text = portalLlmsText(await textWords(), { content: entered.content, cards, origin: portalOrigin(entered) })
    return { text, contentType: 'text/plain; charset=utf-8' }
  })
}
