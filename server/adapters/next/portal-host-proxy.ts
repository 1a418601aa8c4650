import { isIP } from 'node:net'
import { type NextRequest, NextResponse } from 'next/server'
import { newId } from '#server/new-id.ts'
import { findPortalOfHost } from '#server/portals/portals/serving/find-portal-of-host.ts'
import { runtime } from '#server/runtime.ts'
import { pageProxy } from './page-proxy.ts'

/**
 * Before every page: a host name of a portal's own has that portal at `/` and nothing else of the product. Nobody signs in
 * there: whoever owns the name's DNS could send its readers, with their cookies, to a server of their own. Signing in, apps
 * and the console are at the product's own address.
 */
export async function portalHostProxy(request: NextRequest): Promise<NextResponse> {
  const portalSlug = await portalOf(request)
  const { remoteImages } = runtime().settings
  if (portalSlug === undefined) return pageProxy(request, { remoteImages })
  const { pathname, search } = request.nextUrl
  if (isShared(pathname)) return pageProxy(request, { remoteImages })
  const elsewhere = pathOnOwnHost(pathname, search, portalSlug)
  if (elsewhere !== undefined) return NextResponse.redirect(`${runtime().settings.publicUrl}${elsewhere}`, 307)
  return pageProxy(request, { portalSlug, remoteImages })
}

/** Where at the product's own address a path is that a portal's host does not have. After signing in one is there too. */
export function pathOnOwnHost(pathname: string, search: string, slug: string): string | undefined {
  if (/^\/(sign-in|sign-up|forgot-password)(\/|$)/.test(pathname)) {
    const parameters = new URLSearchParams(search)
    const back = parameters.get('callbackUrl') ?? '/'
    if (back.startsWith('/')) parameters.set('callbackUrl', `/portals/${slug}${back === '/' ? '' : back}`)
    return `${pathname}?${parameters}`
  }
  if (/^\/(console|api|reset-password)(\/|$)/.test(pathname)) return `${pathname}${search}`
  return /^\/(apps|account|requests|invitation)(\/|$)/.test(pathname) ? placeOf(pathname, search, slug) : undefined
}

/** A consumer's account and requests are no part of a portal. */
function placeOf(pathname: string, search: string, slug: string): string {
  const isOfPortal = /^\/(apps|invitation)(\/|$)/.test(pathname)
  return `${isOfPortal ? `/portals/${slug}` : ''}${pathname}${search}`
}

/** Files that every page loads. */
function isShared(pathname: string): boolean {
  return pathname.startsWith('/_next/') || pathname === '/icon.svg'
}

async function portalOf(request: NextRequest): Promise<string | undefined> {
  const hostname = hostnameOf(request.headers.get('host'))
  const { settings, database, secrets } = runtime()
  const own = [new URL(settings.publicUrl).hostname, settings.gatewayDomain, settings.host, 'localhost']
  if (hostname === '' || isIP(hostname) !== 0 || own.includes(hostname)) return undefined
  const context = {
    db: database.db,
    actor: { kind: 'visitor' } as const,
    accountId: '',
    settings,
    secrets,
    now: () => new Date(),
    newId,
    requestId: '',
    sourceIp: '',
  }
  return await findPortalOfHost(context, { hostname })
}

/** Without port and the dot of the root, in lower case; empty for what is no name. */
export function hostnameOf(host: string | null): string {
  const [, name = ''] = /^([a-z0-9.-]{1,253}?)\.?(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  return name.toLowerCase()
}
