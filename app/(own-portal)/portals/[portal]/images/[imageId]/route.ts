import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { getPortalImage } from '#server/portals/portals/serving/get-portal-image.ts'
import { imageResponse } from '../../../image-response.ts'

interface ImageProps {
  params: Promise<{ portal: string; imageId: string }>
}

/** A picture of the portal, to who may enter it. */
export async function GET(_request: Request, { params }: ImageProps): Promise<Response> {
  const { portal, imageId } = await params
  try {
    const image = await getPortalImage(await currentContext(), { portal: decodeURIComponent(portal), imageId })
    return imageResponse(image)
  } catch (error) {
    if (error instanceof ServiceError) return await refusalResponse(error)
    throw error
  }
}
