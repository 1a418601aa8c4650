import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { shownProducts } from '#server/portals/portals/content/portal-content.ts'
import { paletteSearch } from '../../../../(portal)/palette-search.ts'
import { enterForFile } from '../enter-for-file.ts'

interface SearchProps {
  params: Promise<{ portal: string }>
}

/** What the portal's palette finds while one types, of what it shows this reader. */
export async function GET(request: Request, { params }: SearchProps): Promise<Response> {
  try {
    const { entered, base, reader } = await enterForFile((await params).portal)
    return await paletteSearch(reader, request, { productIds: shownProducts(entered.content), base })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
}
