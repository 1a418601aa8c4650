import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'

interface WrittenText {
  readonly text: string
  readonly contentType: string
  /** What a browser calls it when it is saved. */
  readonly fileName?: string
}

/** Text that is not a page; what hinders it is told as JSON. What is hidden is 404, as it is everywhere. */
export async function textResponse(write: () => Promise<WrittenText>): Promise<Response> {
  try {
    const { text, contentType, fileName } = await write()
    return new Response(text, {
      headers: {
        'content-type': contentType,
        // What a signed-in reader sees is nobody else's.
        'cache-control': 'private, no-cache',
        vary: 'accept, cookie',
        ...(fileName ? { 'content-disposition': `inline; filename="${fileName}"` } : {}),
      },
    })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    const { requestId } = await currentContext()
    console.error(`[${requestId}]`, error)
    return Response.json({ message: 'Something broke on our side', requestId }, { status: 500 })
  }
}
