import { guideMarkdown } from '#components/portal/text/guide-markdown.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { getGuide } from '#server/portals/guides/get-guide.ts'
import { publicOrigin } from '../../../../../public-origin.ts'
import { textResponse } from '../../../../../text-response.ts'
import { textWords } from '../../../../../text-words.ts'

/** A guide as Markdown. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; guide: string }> },
): Promise<Response> {
  const { slug, guide } = await params
  return await textResponse(async () => ({
    text: guideMarkdown(await textWords(), await getGuide(await currentContext(), { slug, guide }), publicOrigin()),
    contentType: 'text/markdown; charset=utf-8',
    fileName: `${slug}-${guide}.md`,
  }))
}
