import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { exportUserData } from '#server/identity/users/export-user-data.ts'

/** Everything about the reader as one file. */
export async function GET(): Promise<Response> {
  const context = await currentContext()
  try {
    const data = await exportUserData(context, {})
    return new Response(JSON.stringify(data, undefined, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="account-${data.exportedAt.toISOString().slice(0, 10)}.json"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    console.error(`[${context.requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId: context.requestId }, { status: 500 })
  }
}
