import { getTranslations } from 'next-intl/server'
import { createFunction } from '#server/functions/create-function.ts'
import { updateFunctionCode } from '#server/functions/update-function-code.ts'
import { takeUpload } from '../../take-upload.ts'
import { readPackage } from '../read-package.ts'

/**
 * Takes a zip as the body: the code of a new function (`?create=…&handler=…`) or of one that there is (`?update=…`).
 * Answers where to see it. A route handler, since server actions take a few megabytes only.
 */
export async function POST(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams
  const [create, update] = [search.get('create'), search.get('update')]
  return await takeUpload(async (context) => {
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
  }, fieldWords)
}

const named = ['zipFile', 'functionName', 'handler'] as const

async function fieldWords() {
  const t = await getTranslations('functions.upload.fields')
  return (field: string, reason: string) => {
    const known = named.find((each) => each === field)
    return `${known ? t(known) : field}: ${reason}.`
  }
}
