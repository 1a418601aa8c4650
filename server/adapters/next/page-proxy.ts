import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { hasMarkdown, markdownPath } from './markdown-path.ts'
import { portalHostHeader, requestIdHeader, requestPathHeader } from './request-headers.ts'

/**
 * Before every page: gives the request its id, tells the page its own address, and sets the security headers. Scripts run
 * only with this request's nonce, which Next reads from the policy in the request headers.
 * @param options.portalSlug where the host is a portal's own: everything comes from that portal.
 * @param options.remoteImages whether pictures may come from other servers.
 */
export function pageProxy(
  request: NextRequest,
  { portalSlug, remoteImages = false }: { portalSlug?: string | undefined; remoteImages?: boolean } = {},
): NextResponse {
  const requestId = randomUUID()
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), remoteImages)
  const headers = new Headers(request.headers)
  headers.set(requestIdHeader, requestId)
  headers.set(requestPathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('content-security-policy', policy)
  if (portalSlug === undefined) headers.delete(portalHostHeader)
  else headers.set(portalHostHeader, portalSlug)
  const asked = request.nextUrl.pathname
  const pathname = portalSlug === undefined ? asked : pathInPortal(asked, portalSlug)
  const path = markdownPath(pathname, request.headers.get('accept')) ?? pathname
  const response =
    path === asked
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(new URL(`${path}${request.nextUrl.search}`, request.url), { request: { headers } })
  if (hasMarkdown(pathname)) response.headers.append('vary', 'accept')
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  if (pathname.startsWith('/console')) response.headers.set('cache-control', 'private, no-store')
  return response
}

/** Pictures of social cards are named by their whole path already. */
function pathInPortal(asked: string, slug: string): string {
  const base = `/portals/${slug}`
  if (asked.startsWith(`${base}/`)) return asked
  return asked === '/' ? base : `${base}${asked}`
}

/**
 * https://nextjs.org/docs/app/guides/content-security-policy. Styles may be inline because React writes style attributes
 * on the server. Pictures from elsewhere, which descriptions of APIs may have, are the operator's to allow.
 */
function contentSecurityPolicy(nonce: string, remoteImages: boolean): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${remoteImages ? ' https:' : ''}`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
