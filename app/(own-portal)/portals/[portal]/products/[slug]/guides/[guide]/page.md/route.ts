import { guideMarkdown } from '#components/portal/text/guide-markdown.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { getGuide } from '#server/portals/guides/get-guide.ts'
import { textResponse } from '../../../../../../../../(portal)/text-response.ts'
import { textWords } from '../../../../../../../../(portal)/text-words.ts'
import { enterForProductFile } from '../../../../../enter-for-file.ts'
import { portalOrigin } from '../../../../../own-portal.ts'

interface GuideProps {
  params: Promise<{ portal: string; slug: string; guide: string }>
}

/** A guide as Markdown, to who may enter the portal; its links lead to the portal. */
export async function GET(_request: Request, { params }: GuideProps): Promise<Response> {
  const { portal, slug, guide } = await params
  return await textResponse(async () => {
    const { entered } = await enterForProductFile(portal, slug)
    const found = await getGuide(await currentContext(), { slug, guide })
    return {
      text: guideMarkdown(await textWords(), found, portalOrigin(entered)),
      contentType: 'text/markdown; charset=utf-8',
      fileName: `${slug}-${guide}.md`,
    }
  })
}
