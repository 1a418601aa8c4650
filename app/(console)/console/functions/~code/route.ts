import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { createFunction } from '#server/functions/create-function.ts'
import { updateFunctionCode } from '#server/functions/update-function-code.ts'
import { uploadRefusal } from '../../upload-refusal.ts'
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
    const t = await getTranslations('functions.upload.fields')
    return uploadRefusal(error, context, (field, reason) => {
      const known = named.find((each) => each === field)
      return `${known ? t(known) : field}: ${reason}.`
    })
  }
}

const named = ['zipFile', 'functionName', 'handler'] as const
