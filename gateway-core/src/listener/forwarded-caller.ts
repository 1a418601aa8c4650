import { isIP } from 'node:net'

/** Who called, as far as a proxy in front of the gateway says so. */
export interface ForwardedCaller {
  readonly sourceIp: string
  /** Whether the caller came to the proxy by TLS. */
  readonly isSecure: boolean
}

/** Whether what this address says about callers is believed: a proxy that ends TLS or balances load. */
export type IsTrustedProxy = (address: string) => boolean

/** Headers by name in lower case, joined by commas or in their lines. */
type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * `X-Forwarded-For` is read from its right end, where the nearest proxy has written, over all trusted addresses to the
 * first other one: what stands to the left of that is the caller's own claim. `X-Forwarded-Proto` counts by its last
 * value.
 *
 * @param proxy the other side of the socket, which is trusted
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
 */
export function readForwardedCaller(proxy: string, headers: Headers, isTrusted: IsTrustedProxy): ForwardedCaller {
  let sourceIp = proxy
  for (const entry of entriesOf(headers['x-forwarded-for']).reverse()) {
    const address = addressOf(entry)
    // Whatever stands before something unreadable was not written by a proxy of ours.
    if (address === undefined) break
    sourceIp = address
    if (!isTrusted(address)) break
  }
  return { sourceIp, isSecure: lastOf(headers['x-forwarded-proto']).toLowerCase() === 'https' }
}

/** An IPv4 address without the clothes of IPv6: `::ffff:10.0.0.1` is 10.0.0.1. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function entriesOf(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '')
  return text.split(',').map((entry) => entry.trim())
}

function lastOf(header: string | string[] | undefined): string {
  return entriesOf(header).at(-1) ?? ''
}

/** `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]:443`, `::ffff:192.0.2.1`. */
function addressOf(entry: string): string | undefined {
  const [, bracketed, dotted] = /^\[([^\]]+)\](?::\d{1,5})?$|^(\d[\d.]*)(?::\d{1,5})?$/.exec(entry) ?? []
  const address = plainAddress(bracketed ?? dotted ?? entry)
  return isIP(address) === 0 ? undefined : address
}
