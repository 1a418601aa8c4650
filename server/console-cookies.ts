/**
 * Cookies of the console are named `gatehouse.…`, behind `__Host-` or `__Secure-` where the console is on HTTPS. Browsers
 * do not part cookies by port, so the gateway on the same host is sent them: it must neither forward nor set them.
 */
export function isConsoleCookie(name: string): boolean {
  return /^(__host-|__secure-)?gatehouse\./i.test(name)
}
