import { isIP } from 'node:net'

/** A block of addresses, v4 or v6. */
export class IpRange {
  readonly #groups: readonly number[]
  readonly #prefixBits: number

  private constructor(groups: readonly number[], prefixBits: number) {
    this.#groups = groups
    this.#prefixBits = prefixBits
  }

  /** @param text an address, or an address and the bits that count: `203.0.113.0/24`. @returns undefined if it is neither. */
  static read(text: string): IpRange | undefined {
    const [address = '', bits, ...more] = text.split('/')
    const groups = addressGroups(address)
    if (groups === undefined || more.length > 0) return undefined
    const most = groups.length * groupBits
    if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most)) return undefined
    return new IpRange(groups, bits === undefined ? most : Number(bits))
  }

  /** Whether an address is in the block. What is no address is in none. */
  contains(address: string): boolean {
    const groups = addressGroups(address)
    if (groups?.length !== this.#groups.length) return false
    return groups.every((group, index) => {
      const bits = Math.min(Math.max(this.#prefixBits - index * groupBits, 0), groupBits)
      return (group ^ (this.#groups[index] ?? 0)) >> (groupBits - bits) === 0
    })
  }
}

const groupBits = 16

/** Two groups of 16 bits for v4, eight for v6; a v4 address in v6 clothes is one of v4. */
function addressGroups(address: string): number[] | undefined {
  const [plain = '', zone] = address.split('%')
  const version = isIP(plain)
  if (version === 0 || (zone !== undefined && version === 4)) return undefined
  if (version === 4) return v4Groups(plain)
  const groups = v6Groups(plain)
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  return isMapped ? groups.slice(6) : groups
}

function v4Groups(address: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}

function v6Groups(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = partGroups(head)
  const after = partGroups(tail ?? '')
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function partGroups(part: string): number[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => (group.includes('.') ? v4Groups(group) : [Number.parseInt(group, 16)]))
}
