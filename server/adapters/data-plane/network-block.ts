import { isIP } from 'node:net'

/** An address block. */
export interface NetworkBlock {
  readonly address: string
  /** Length of the prefix. */
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

/** Reads `10.0.0.0/8`, `fd00::/8` or a single address; undefined when the text is none of these. */
export function readNetworkBlock(text: string): NetworkBlock | undefined {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  const most = family === 4 ? 32 : 128
  const bits = prefix === undefined ? most : Number(prefix)
  const valid = /^\d*$/.test(prefix ?? '') && prefix !== '' && bits <= most && rest.length === 0
  return family === 0 || !valid ? undefined : { address, bits, family: family === 4 ? 'ipv4' : 'ipv6' }
}
