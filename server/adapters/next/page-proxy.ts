import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { hasMarkdown, markdownPath } from './markdown-path.ts'
import { requestIdHeader, requestPathHeader } from './request-headers.ts'

/**
 * Before every page: gives the request its id, tells the page its own address, and sets the security headers. Scripts run
 * only with this request's nonce, which Next reads from the policy in the request headers.
 */
export function pageProxy(request: NextRequest): NextResponse {
  const requestId = randomUUID()
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set(requestIdHeader, requestId)
  headers.set(requestPathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('content-security-policy', policy)
  const { pathname } = request.nextUrl
  const markdown = markdownPath(pathname, request.headers.get('accept'))
  const response = markdown
    ? NextResponse.rewrite(new URL(`${markdown}${request.nextUrl.search}`, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } })
  if (hasMarkdown(pathname)) response.headers.append('vary', 'accept')
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  if (pathname.startsWith('/console')) response.headers.set('cache-control', 'private, no-store')
  return response
}

/**
 * https://nextjs.org/docs/app/guides/content-security-policy. Styles may be inline because React writes style attributes
 * on the server; pictures may come from elsewhere on HTTPS because descriptions of APIs show them.
 */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
