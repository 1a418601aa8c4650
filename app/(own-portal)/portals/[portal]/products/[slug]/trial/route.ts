import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { GET as trialUsage } from '../../../../../../(portal)/products/[slug]/trial/route.ts'
import { enterForProductFile } from '../../../enter-for-file.ts'

interface TrialProps {
  params: Promise<{ portal: string; slug: string }>
}

/** What is left of the visitor's trial, to who may enter the portal. */
export async function GET(request: Request, { params }: TrialProps): Promise<Response> {
  const { portal, slug } = await params
  try {
    await enterForProductFile(portal, slug)
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
  return await trialUsage(request, { params: Promise.resolve({ slug }) })
}
