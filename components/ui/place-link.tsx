'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { usePlaceHref } from './use-place-href.tsx'

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
