/**
 * Names that no DNS server on the Internet answers for, so that nobody but who runs this network can send readers here
 * under them. RFC 6761 (localhost, test), RFC 6762 (local), RFC 8375 (home.arpa), ICANN's `internal`.
 */
export function isSpecialUseName(hostname: string): boolean {
  return ['localhost', 'test', 'local', 'home.arpa', 'internal'].some((domain) => hostname.endsWith(`.${domain}`))
}
