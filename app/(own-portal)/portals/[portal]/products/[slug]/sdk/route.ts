import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { GET as productSdk } from '../../../../../../(portal)/products/[slug]/sdk/route.ts'
import { enterForProductFile } from '../../../enter-for-file.ts'

interface SdkProps {
  params: Promise<{ portal: string; slug: string }>
}

/** The product's SDK, to who may enter the portal. */
export async function GET(request: Request, { params }: SdkProps): Promise<Response> {
  const { portal, slug } = await params
  try {
    await enterForProductFile(portal, slug)
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
  return await productSdk(request, { params: Promise.resolve({ slug }) })
}
