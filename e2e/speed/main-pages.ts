import type { Harbour } from '../pictures/harbour.ts'

/** A page that is opened often enough for its speed to matter. */
export interface MainPage {
  readonly name: string
  readonly address: string
  /** Who opens it: nobody in particular, or the owner of the account. */
  readonly reader: 'visitor' | 'owner'
  /** How much JavaScript its first view may load, in kilobytes of 1,000 bytes as they are sent. */
  readonly scriptLimit: number
}

/**
 * 150 for pages that are read, 300 for those of the console. A page of forms brings React Aria: what it weighed when it was
 * last mended, rounded up, so that none gets heavier unseen.
 */
const limits = { reading: 150, signIn: 165, apps: 225, console: 300 }

export function mainPages({ restApiId, resourceId, productSlug, guideSlug }: Harbour): readonly MainPage[] {
  const product = `/products/${productSlug}`
  const api = `/console/apis/${restApiId}`
  return [
    ...pages('visitor', limits.reading, {
      catalogue: '/',
      product,
      reference: `${product}?tab=reference`,
      guide: `${product}/guides/${guideSlug}`,
    }),
    ...pages('visitor', limits.signIn, { 'sign-in': '/sign-in', 'sign-up': '/sign-up' }),
    ...pages('owner', limits.apps, { apps: '/apps' }),
    ...pages('owner', limits.console, {
      'console home': '/console',
      APIs: '/console/apis',
      resources: `${api}/resources`,
      stage: `${api}/stages/prod`,
      products: '/console/products',
      keys: '/console/api-keys',
      portals: '/console/portals',
    }),
    ...pages('owner', limits.console, { method: `${api}/resources/${resourceId}/methods/GET` }),
  ]
}

function pages(reader: MainPage['reader'], scriptLimit: number, addresses: Readonly<Record<string, string>>) {
  return Object.entries(addresses).map(([name, address]) => ({ name, address, reader, scriptLimit }))
}
