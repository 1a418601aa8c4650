'use client'

import Link from 'next/link'
import { type ComponentProps, createContext, type ReactNode, use } from 'react'
import { placeHref } from './place-href.ts'

const PlaceBase = createContext<string | undefined>(undefined)

/** Around a portal of an account: where it is. See `placeHref`. */
export function PlaceProvider({ base, children }: { base: string; children: ReactNode }) {
  return <PlaceBase value={base}>{children}</PlaceBase>
}

/** Turns the address of a place in the catalogue into the one that this portal has for it. */
export function usePlaceHref(): (href: string) => string {
  const base = use(PlaceBase)
  return (href) => placeHref(base, href)
}

/** A link that stays in the portal in which it is shown. */
export function PlaceLink({ href, ...props }: ComponentProps<typeof Link>) {
  const place = usePlaceHref()
  const own = typeof href === 'string' ? place(href) : href
  // A file is no page: Next would ask for its parts, and wait for ever.
  if (props.download !== undefined && typeof own === 'string') {
    const { prefetch: _, replace: __, scroll: ___, ...attributes } = props
    return <a {...attributes} href={own} />
  }
  return <Link {...props} href={own} />
}
