import { type Address, isApiHost, readAddress } from './address.ts'
import type { DomainTable } from './domain-table.ts'

/**
 * The API and stage that a request is addressed to. A custom domain name is its owner's: the path form, which reaches
 * any API, does not work there.
 * @param host in lower case, without port
 * @param domains undefined where there are no custom domain names
 */
export function findAddress(host: string, target: string, domains: DomainTable | undefined): Address | undefined {
  const isCustom = domains !== undefined && !isApiHost(host) && domains.has(host)
  return isCustom ? domains.find(host, target) : readAddress(host, target)
}

/** `disableExecuteApiEndpoint` closes an API's own address and leaves custom domain names open. */
export function isClosed(stage: { readonly disableExecuteApiEndpoint: boolean }, address: Address): boolean {
  return stage.disableExecuteApiEndpoint && address.basePathMatched === undefined
}
