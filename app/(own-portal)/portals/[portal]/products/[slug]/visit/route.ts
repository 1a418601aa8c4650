import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { POST as noteVisit } from '../../../../../../(portal)/products/[slug]/visit/route.ts'
import { enterForProductFile } from '../../../enter-for-file.ts'

interface VisitProps {
  params: Promise<{ portal: string; slug: string }>
}

/** Somebody has the product's page open here; previews are not counted. */
export async function POST(request: Request, { params }: VisitProps): Promise<Response> {
  const { portal, slug } = await params
  try {
    const { entered } = await enterForProductFile(portal, slug)
    if (entered.view.preview) return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
  return await noteVisit(request, { params: Promise.resolve({ slug }) })
}
