export { portalHostProxy as proxy } from '#server/adapters/next/portal-host-proxy.ts'

/**
 * Pages and server actions; not the AWS endpoint, the gateway door, health checks, static files and the import of
 * documents, whose bodies would be cut at 10 MB.
 */
export const config = {
  matcher: ['/((?!aws(?:/|$)|gateway(?:/|$)|healthz|readyz|_next/static|_next/image|favicon|console/apis/import$).*)'],
}
