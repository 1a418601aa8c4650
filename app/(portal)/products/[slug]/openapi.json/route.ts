import { documentResponse } from '../document-response.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  return await documentResponse(slug, 'json')
}
