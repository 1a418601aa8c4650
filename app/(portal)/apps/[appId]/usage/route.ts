import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getAppUsage } from '#server/portals/apps/get-app-usage.ts'

/** What the usage of an app is now, for pages that are looked at. */
export async function GET(request: Request, { params }: { params: Promise<{ appId: string }> }): Promise<Response> {
  const { appId } = await params
  const context = await currentContext()
  const interval = new URL(request.url).searchParams.get('interval') ?? undefined
  try {
    const usage = await getAppUsage.invoke(context, { appId, interval })
    return Response.json(usage, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    console.error(`[${context.requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId: context.requestId }, { status: 500 })
  }
}
