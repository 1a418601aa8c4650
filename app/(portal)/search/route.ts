import { currentContext } from '#server/adapters/next/current-context.ts'
import { paletteSearch } from '../palette-search.ts'

/** What the palette of the catalogue finds while one types: `?q=outage`. */
export async function GET(request: Request): Promise<Response> {
  return await paletteSearch(await currentContext(), request)
}
