import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { previewPortalImage } from '#server/portals/portals/images/preview-portal-image.ts'
import { imageResponse } from '../../../../../../(own-portal)/portals/image-response.ts'

interface ImageProps {
  params: Promise<{ portalId: string; imageId: string }>
}

/** A picture of a portal, for the page that chooses it. */
export async function GET(_request: Request, { params }: ImageProps): Promise<Response> {
  try {
    return imageResponse(await previewPortalImage(await currentContext(), await params))
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
}
