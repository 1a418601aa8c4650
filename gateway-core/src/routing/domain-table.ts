import type { DomainSnapshot } from '../domain-snapshot.ts'
import type { Address } from './address.ts'

/** Where requests to custom domain names go. */
export interface DomainTable {
  /** Whether the host is a custom domain name, mapped or not. */
  has(host: string): boolean
  /**
   * The address that the longest base path of the host's domain name leads to.
   * @param host in lower case, without port
   * @returns undefined where no base path is the request's
   */
  find(host: string, target: string): Address | undefined
}

/** The table of a snapshot's custom domain names; undefined where there are none, so that nobody asks it. */
export function domainTable(domains: ReadonlyMap<string, DomainSnapshot>): DomainTable | undefined {
  if (domains.size === 0) return undefined
  const compiled = new Map<string, CompiledDomain>()
  for (const [host, domain] of domains) compiled.set(host, compile(domain))
  // A name of its own wins over the wildcard (developer guide, "Wildcard custom domain names").
  const domainOf = (host: string) => compiled.get(host) ?? compiled.get(`*${host.slice(host.indexOf('.'))}`)
  return {
    has: (host) => domainOf(host) !== undefined,
    find(host, target) {
      const domain = domainOf(host)
      return domain === undefined ? undefined : addressIn(domain, target)
    },
  }
}

interface Mapping {
  readonly basePath: string
  readonly restApiId: string
  readonly stage: string | undefined
}

interface CompiledDomain {
  readonly mappings: ReadonlyMap<string, Mapping>
  /** Segments of the longest base path. */
  readonly depth: number
}

function compile({ mappings }: DomainSnapshot): CompiledDomain {
  const depths = mappings.map(({ basePath }) => (basePath === '' ? 0 : basePath.split('/').length))
  return {
    mappings: new Map(
      mappings.map(({ basePath, restApiId, stage }) => [basePath, { basePath, restApiId, stage }] as const),
    ),
    depth: Math.max(0, ...depths),
  }
}

function addressIn({ mappings, depth }: CompiledDomain, target: string): Address | undefined {
  const mark = target.indexOf('?')
  const path = mark === -1 ? target : target.slice(0, mark)
  const query = mark === -1 ? '' : target.slice(mark + 1)
  for (let segments = depth; segments > 0; segments--) {
    const end = endOfSegments(path, segments)
    // An empty segment is none of a base path: `//pets` is the root's.
    const mapping = end === undefined || end === 1 ? undefined : mappings.get(path.slice(1, end))
    if (end !== undefined && mapping !== undefined) return address(mapping, path, end, query)
  }
  const root = mappings.get('')
  return root && address(root, path, 0, query)
}

/** Where the first `count` segments of the path end; undefined where it has fewer. */
function endOfSegments(path: string, count: number): number | undefined {
  let end = 0
  for (let segment = 0; segment < count; segment++) {
    if (end >= path.length) return undefined
    const slash = path.indexOf('/', end + 1)
    end = slash === -1 ? path.length : slash
  }
  return end
}

/** @param end where the base path ends in the path */
function address({ basePath, restApiId, stage }: Mapping, path: string, end: number, query: string): Address {
  const slash = stage === undefined ? path.indexOf('/', end + 1) : end
  const rest = slash === -1 ? path.length : slash
  const stageName = stage ?? path.slice(end + 1, rest)
  return {
    apiId: restApiId,
    stageName,
    stageKey: `${restApiId}/${stageName}`,
    path,
    resourcePath: path.slice(rest),
    query,
    basePathMatched: basePath,
  }
}
