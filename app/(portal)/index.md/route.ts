import { catalogueMarkdown } from '#components/portal/text/catalogue-markdown.ts'
import { searchHref } from '#components/ui/search-href.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { catalogueInput } from '../catalogue-input.ts'
import { publicOrigin } from '../public-origin.ts'
import { textResponse } from '../text-response.ts'
import { textWords } from '../text-words.ts'

/** The catalogue as Markdown, searched and narrowed as the page is. */
export async function GET(request: Request): Promise<Response> {
  return await textResponse(async () => {
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const found = await searchCatalogue.invoke(await currentContext(), catalogueInput(search))
    const { position } = found
    const nextHref = position === undefined ? undefined : searchHref('/index.md', search, { position })
    const text = catalogueMarkdown(await textWords(), found.items, {
      publicUrl: publicOrigin(),
      total: found.total,
      nextHref,
    })
    return { text, contentType: 'text/markdown; charset=utf-8' }
  })
}
