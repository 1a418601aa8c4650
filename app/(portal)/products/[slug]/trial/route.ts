import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { readTrialId } from '#server/adapters/next/visitor-cookies.ts'
import { ServiceError } from '#server/errors.ts'
import { getTrialUsage } from '#server/portals/try/get-trial-usage.ts'

/** What is left of the visitor's trial now, for the pane that is looked at. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const context = await currentContext()
  try {
    const usage = await getTrialUsage.invoke(context, { slug, visitorId: await readTrialId() })
    return Response.json(usage, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    console.error(`[${context.requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId: context.requestId }, { status: 500 })
  }
}
