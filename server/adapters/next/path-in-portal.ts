import { callbackPath } from './callback-path.ts'

/**
 * A path of one portal and of nothing else, from an address that somebody else may have written; undefined where it is
 * none, or the gate itself.
 * @param base what the portal's paths begin with; empty under a host name of its own.
 */
export function pathInPortal(given: string | string[] | undefined, base: string): string | undefined {
  const path = callbackPath(given, '')
  const [pathname = ''] = path.split(/[?#]/)
  const isInside = base === '' || pathname === base || pathname.startsWith(`${base}/`)
  return path !== '' && isInside && !pathname.endsWith('/enter') ? path : undefined
}
