import { isIP } from 'node:net'
import { badRequest } from '#server/errors.ts'
import type { Settings } from '#server/settings.ts'

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** At least two labels, the last with a letter in it: an IP address is no name. `*` may stand for the first. */
const pattern = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+(?=[a-z0-9-]*[a-z])${label}$`)

/** Names that are nobody's here: RFC 6761, 7686, 3172 and 9476, and what is Amazon's own. */
const reserved = [
  ...['invalid', 'onion', 'arpa', 'alt'],
  ...['amazonaws.com', 'amazonaws.com.cn', 'cloudfront.net', 'on.aws', 'api.aws'],
]

/**
 * The name in lower case, without anything that could make it another one's. A name that is, contains or covers the
 * console's or the gateway's own host is refused: whoever serves it could set cookies there or take calls meant for them.
 */
export function checkHostName(name: string, settings: Pick<Settings, 'publicUrl' | 'gatewayDomain' | 'host'>): string {
  const host = name.toLowerCase()
  if (host.length > 253 || isIP(host) !== 0 || !pattern.test(host)) {
    throw badRequest(
      'Invalid domain name specified. It must be a DNS name such as api.example.com or *.example.com',
      'domainName',
    )
  }
  if (host.startsWith('*.') && host.split('.').length < 3) {
    throw badRequest(
      'Invalid domain name specified. A wildcard stands for the first label of a domain of one’s own',
      'domainName',
    )
  }
  if (host.split('.').includes('execute-api') || reserved.some((suffix) => isWithin(host, suffix))) {
    throw badRequest(`The domain name ${host} is reserved`, 'domainName')
  }
  const own = [new URL(settings.publicUrl).hostname, settings.gatewayDomain, settings.host].map((each) =>
    each.toLowerCase(),
  )
  if (own.some((each) => covers(host, each) || isWithin(each, host))) {
    throw badRequest(
      `The domain name ${host} is reserved: it is where this installation itself is reached`,
      'domainName',
    )
  }
  return host
}

/** Whether a request for `host` would be served by the domain name, itself or as a wildcard. */
export function covers(domainName: string, host: string): boolean {
  return domainName === host || (domainName.startsWith('*.') && `*${host.slice(host.indexOf('.'))}` === domainName)
}

/** Whether `host` is `domain` or below it. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
