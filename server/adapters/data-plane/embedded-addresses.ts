import { isIP } from 'node:net'

/**
 * The addresses at which packets to an address may end, in their plain form: an IPv4 address itself; of an IPv6 address
 * without its zone, the IPv4 addresses that it carries (RFC 4291 mapped and compatible, RFC 6052 and 8215 NAT64, RFC 3056
 * 6to4, RFC 4380 Teredo, RFC 5214 ISATAP, RFC 2765 translated), and itself unless it only stands for one of those.
 * @returns nothing when the text is no address.
 */
export function embeddedAddresses(address: string): string[] {
  const family = isIP(address)
  if (family === 0) return []
  if (family === 4) return [address]
  const groups = groupsOf(address.split('%')[0] ?? '')
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0, g4 = 0, g5 = 0, g6 = 0, g7 = 0] = groups
  const last = dotted(g6, g7)
  if (standsForIPv4(groups)) return [last]
  if (g0 === 0x2002) return [dotted(g1, g2)]
  const itself = groups.map((group) => group.toString(16)).join(':')
  if (g0 === 0x64 && g1 === 0xff9b && g2 === 1) {
    return [itself, ...localNat64(last, dotted(g3, (low(g4) << 8) | high(g5)))]
  }
  if (g0 === 0x2001 && g1 === 0) return [itself, dotted(g2, g3), dotted(g6 ^ 0xffff, g7 ^ 0xffff)]
  if (g5 === 0x5efe && (g4 === 0 || g4 === 0x200)) return [itself, last]
  return [itself]
}

/** Local prefixes are 96 or 48 bits long; an address of one kind shows nothing where the other has its IPv4 address. */
function localNat64(of96: string, of48: string): string[] {
  const seen = [of96, of48].filter((address) => address !== '0.0.0.0')
  return seen.length === 0 ? [of96] : seen
}

const high = (group: number) => group >> 8
const low = (group: number) => group & 255

/** Mapped, translated, well-known NAT64, or compatible; `::` and `::1` are addresses of their own. */
function standsForIPv4([g0, g1, g2, g3, g4, g5, g6 = 0]: readonly number[]): boolean {
  if (g1 === 0xff9b) return g0 === 0x64 && g2 === 0 && g3 === 0 && g4 === 0 && g5 === 0
  if (g0 !== 0 || g1 !== 0 || g2 !== 0 || g3 !== 0) return false
  if (g4 === 0 && g5 === 0xffff) return true
  if (g4 === 0xffff && g5 === 0) return true
  return g4 === 0 && g5 === 0 && g6 !== 0
}

function dotted(highGroup: number, lowGroup: number): string {
  return [high(highGroup), low(highGroup), high(lowGroup), low(lowGroup)].join('.')
}

/** The eight 16-bit groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = groupsOfPart(head)
  if (tail === undefined) return before
  const after = groupsOfPart(tail)
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function groupsOfPart(part: string): number[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)]
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
    return [(a << 8) | b, (c << 8) | d]
  })
}
