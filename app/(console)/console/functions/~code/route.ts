import { randomUUID } from 'node:crypto'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { ServiceError } from '#server/errors.ts'
import { createFunction } from '#server/functions/create-function.ts'
import { updateFunctionCode } from '#server/functions/update-function-code.ts'
import { readPackage } from '../read-package.ts'

/**
 * Takes a zip as the body: the code of a new function (`?create=…&handler=…`) or of one that there is (`?update=…`).
 * Answers where to see it. A route handler, since server actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  const context = { ...(await currentContext()), requestId: randomUUID() }
  const search = new URL(request.url).searchParams
  const [create, update] = [search.get('create'), search.get('update')]
  try {
    const zipFile = await readPackage(request)
    const { functionName } =
      update === null
        ? await createFunction.invoke(context, {
            functionName: create ?? '',
            description: search.get('description') ?? '',
            handler: search.get('handler') || 'index.handler',
            code: { zipFile },
          })
        : await updateFunctionCode.invoke(context, { functionName: update, zipFile })
    return Response.json({ location: `/console/functions/${functionName}` }, { status: 201 })
  } catch (error) {
    const { message, fields, requestId } = refusedState(error, context)
    const details = Object.entries(fields ?? {}).map(([field, reason]) => `${names[field] ?? field} ${reason}.`)
    const text = [details.join(' ') || message, requestId && `Request id: ${requestId}`].filter(Boolean).join(' ')
    return Response.json({ message: text }, { status: error instanceof ServiceError ? error.status : 500 })
  }
}

const names: Readonly<Record<string, string>> = {
  zipFile: 'The zip file',
  functionName: 'The name',
  handler: 'The handler',
}
