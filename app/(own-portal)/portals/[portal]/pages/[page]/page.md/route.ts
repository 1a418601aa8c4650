import { portalPageMarkdown } from '#components/portals/served/portal-text.ts'
import { ServiceError } from '#server/errors.ts'
import { textResponse } from '../../../../../../(portal)/text-response.ts'
import { enterForFile } from '../../../enter-for-file.ts'

interface TextProps {
  params: Promise<{ portal: string; page: string }>
}

/** A page of the portal as Markdown. */
export async function GET(_request: Request, { params }: TextProps): Promise<Response> {
  const { portal, page: slug } = await params
  return await textResponse(async () => {
    const { entered } = await enterForFile(portal)
    const page = entered.content.pages.find((one) => one.slug === slug)
    if (!page) throw new ServiceError('NotFoundException', 'There is no such page')
    return { text: portalPageMarkdown(page), contentType: 'text/markdown; charset=utf-8' }
  })
}
