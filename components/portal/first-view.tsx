'use client'

import { useEffect } from 'react'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'

/** Tells the server, once the page is there, that somebody has opened it; who does not want that is not recorded. */
export function FirstView({ slug }: { slug: string }) {
  const place = usePlaceHref()
  const href = place(`/products/${slug}/visit`)
  useEffect(() => {
    fetch(href, { method: 'POST', keepalive: true }).catch(() => undefined)
  }, [href])
  return null
}
