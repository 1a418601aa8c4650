'use client'

import { createContext, type ReactNode, use } from 'react'
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
