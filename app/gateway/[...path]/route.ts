import { nextDoor } from '#server/adapters/data-plane/next-door.ts'
import { sourceIpHeader, sourceIpOf } from '#server/adapters/next/source-ip.ts'

export const dynamic = 'force-dynamic'

/** Deployed APIs where Next is all there is: `/gateway/_aws/execute-api/{apiId}/{stage}/{path}`. */
async function answer(request: Request): Promise<Response> {
  const door = nextDoor()
  if (!door) return Response.json({ message: 'Service Unavailable' }, { status: 503 })
  const headers = new Headers(request.headers)
  headers.delete(sourceIpHeader)
  return door.handle(new Request(request, { headers }), { sourceIp: sourceIpOf(request.headers) })
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
