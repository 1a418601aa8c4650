/**
 * Where to go after signing in: a path of ours, made safe from an address that somebody else may have written
 * (`https://evil.example`, `//evil.example`, `/\evil.example`, `javascript:`).
 */
export function callbackPath(given: string | string[] | undefined, fallback: string): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return fallback
  const origin = 'http://origin.invalid'
  const target = URL.parse(given, origin)
  if (!target || target.origin !== origin || given.length > 2000) return fallback
  const path = `${target.pathname}${target.search}${target.hash}`
  // `/..//evil.example` and `/.\\/evil.example` are paths of ours that would be read as another host the next time.
  if (path.startsWith('//')) return fallback
  return /^\/(sign-in|sign-up|forgot-password|reset-password|api)(\/|\?|$)/.test(path) && path !== '/sign-up/account'
    ? fallback
    : path
}
