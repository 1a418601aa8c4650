export { pageProxy as proxy } from '#server/adapters/next/page-proxy.ts'

/** Pages and server actions; not the AWS endpoint, the gateway door, health checks and static files. */
export const config = {
  matcher: ['/((?!aws(?:/|$)|gateway(?:/|$)|healthz|readyz|_next/static|_next/image|favicon).*)'],
}
