import { randomUUID } from 'node:crypto'
import { getLocale } from 'next-intl/server'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { importDocumentationParts } from '#server/rest-apis/documentation/import-documentation-parts.ts'
import { readDocument } from '../../../../../../read-document.ts'
import { uploadRefusal } from '../../../../../../upload-refusal.ts'

interface ImportRoute {
  params: Promise<{ apiId: string }>
}

/** Takes a document with documentation parts as the body: `?mode=overwrite&failOnWarnings=true`. */
export async function POST(request: Request, { params }: ImportRoute): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    const { apiId: restApiId } = await params
    const search = new URL(request.url).searchParams
    const body = await readDocument(request)
    const { ids, warnings = [] } = await importDocumentationParts.invoke(context, {
      restApiId,
      body,
      mode: search.get('mode') ?? 'merge',
      failOnWarnings: search.get('failOnWarnings') === 'true',
    })
    const locale = await getLocale()
    return Response.json({ count: ids.length, warnings: warnings.map((each) => translateRefusal(each, locale)) })
  } catch (error) {
    return uploadRefusal(error, context)
  }
}
