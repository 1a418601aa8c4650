import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { PortalPlaces } from '#components/portals/served/portal-paths.ts'
import { currentContext, seeAs } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { portalHostHeader } from '#server/adapters/next/request-headers.ts'
import type { Context } from '#server/context.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { shownProducts } from '#server/portals/portals/content/portal-content.ts'
import { type EnteredPortal, enterPortal } from '#server/portals/portals/serving/enter-portal.ts'
import { readerOf } from '#server/portals/portals/serving/portal-view.ts'
import { runtime } from '#server/runtime.ts'

/** A portal as one of its pages needs it. */
export interface OwnPortal {
  readonly entered: EnteredPortal
  /** What its links begin with: `/portals/acme`; empty under a host name of its own. */
  readonly base: string
  /** The reader, or in a preview whose eyes a member borrows. */
  readonly reader: Context
}

export type OpenPortal = OwnPortal & { readonly entered: Extract<EnteredPortal, { state: 'open' }> }

/** The portal of an address, whether or not one may enter; the page of what is not there where it is none. */
export const ownPortal = cache(async (segment: string): Promise<OwnPortal> => {
  const context = await currentContext()
  const entered = await orNotFound(enterPortal(context, { portal: decodeURIComponent(segment) }))
  const base = (await headers()).has(portalHostHeader) ? '' : `/portals/${decodeURIComponent(segment)}`
  return { entered, base, reader: readerOf(context, entered.view) }
})

/** The portal for a page of it: who may not enter is sent to the gate, and a closed one has no pages. */
export async function requireOpenPortal(segment: string): Promise<OpenPortal> {
  const found = await ownPortal(segment)
  const { entered, base, reader } = found
  if (entered.state === 'closed') notFound()
  if (entered.state === 'barred') {
    const { path } = await requestFacts()
    redirect(`${base}/enter?to=${encodeURIComponent(path)}`)
  }
  if (entered.view.preview) seeAs(reader)
  return { ...found, entered }
}

/** Where the portal is for everybody: what canonical links begin with. */
export function portalOrigin({ hostname, view }: Pick<EnteredPortal, 'hostname' | 'view'>): string {
  const { publicUrl } = runtime().settings
  if (hostname === undefined) return `${publicUrl}/portals/${view.slug}`
  const { protocol, port } = new URL(publicUrl)
  return `${protocol}//${hostname}${port ? `:${port}` : ''}`
}

/** What the portal shows this reader: of its products those that they may see. */
export const portalProducts = cache(async ({ entered, reader }: OpenPortal) => {
  const productIds = shownProducts(entered.content)
  const found = await searchCatalogue(reader, { productIds, limit: 100 })
  const byId = new Map(found.items.map((card) => [card.productId, card]))
  return productIds.flatMap((id) => byId.get(id) ?? [])
})

/** What links in the navigation are made of, for this reader. */
export async function portalPlaces(portal: OpenPortal): Promise<PortalPlaces> {
  const cards = await portalProducts(portal)
  return {
    base: portal.base,
    pages: Object.fromEntries(portal.entered.content.pages.map(({ id, slug }) => [id, slug])),
    products: Object.fromEntries(cards.map(({ productId, slug }) => [productId, slug])),
  }
}

/** Signing in is at the product's own address: see `portal-host-proxy`. */
export async function portalAuthHrefs(
  { entered, base }: OwnPortal,
  to?: string,
): Promise<{ signInHref: string; signUpHref: string | undefined }> {
  const { path } = await requestFacts()
  const origin = base === '' ? runtime().settings.publicUrl : ''
  const back = to ?? (base === '' ? `/portals/${entered.view.slug}${path === '/' ? '' : path}` : path)
  const search = `?callbackUrl=${encodeURIComponent(back)}`
  const isForStrangers = entered.access !== 'openid'
  return {
    signInHref: `${origin}/sign-in${search}`,
    signUpHref: isForStrangers ? `${origin}/sign-up${search}` : undefined,
  }
}
