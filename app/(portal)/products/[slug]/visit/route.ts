import { currentContext } from '#server/adapters/next/current-context.ts'
import { noteFirstCall } from '#server/adapters/next/note-first-call.ts'
import { beginVisitorId } from '#server/adapters/next/visitor-cookies.ts'

/** Somebody has the product's page open: their way to the first call begins. Nothing is told back. */
export async function POST(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  if (await beginVisitorId()) {
    await noteFirstCall(await currentContext(), { product: { slug: slug.slice(0, 63) }, step: 'viewed' })
  }
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
