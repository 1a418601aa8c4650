import { getLocale } from 'next-intl/server'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { importDocumentationParts } from '#server/rest-apis/documentation/import-documentation-parts.ts'
import { readDocument } from '../../../../../../read-document.ts'
import { takeUpload } from '../../../../../../take-upload.ts'

interface ImportRoute {
  params: Promise<{ apiId: string }>
}

/** Takes a document with documentation parts as the body: `?mode=overwrite&failOnWarnings=true`. */
export async function POST(request: Request, { params }: ImportRoute): Promise<Response> {
  return await takeUpload(async (context) => {
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
  })
}
