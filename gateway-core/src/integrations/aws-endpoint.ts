import type { Services } from '../pipeline/stage.ts'
import type { Backend } from './backend.ts'

/** Where calls of one AWS service go. */
export interface AwsEndpoint {
  readonly backend: Backend
  /** The `Host` header. */
  readonly host: string
  /** What stands before every path: of an endpoint that the operator configured with one; else empty. */
  readonly basePath: string
  /** The operator named it: it takes calls without stored credentials too. */
  readonly isConfigured: boolean
}

/** A service of AWS in a region, as an integration's URI names it. */
export interface AwsService {
  /** `dynamodb`, `states`, `lambda` … */
  readonly service: string
  readonly region: string
  /** Of `{subdomain}.{service}`, or a prefix that the service wants for an action, such as `sync-`. */
  readonly subdomain?: string | undefined
  readonly hostPrefix?: string | undefined
}

/**
 * The endpoint that the operator configured for the service (`AWS_ENDPOINT_URL_…`), else AWS itself. What the operator
 * configured is reached whatever `BACKEND_NETWORKS` says; AWS's own is asked for like every backend.
 * @throws Error when the operator's setting is no URL.
 */
export function awsEndpoint(services: Services, accountId: string, target: AwsService): AwsEndpoint {
  const configured = services.awsEndpoints.configured(target.service)
  const url = new URL(configured ?? `https://${awsHost(target)}`)
  const trusted = configured !== undefined
  const backend = services.pools.backend(accountId, url.origin, { trusted })
  return { backend, host: url.host, basePath: url.pathname.replace(/\/+$/, ''), isConfigured: trusted }
}

/** Services that have one endpoint for all regions. */
const globalServices = new Set(['iam', 'route53', 'cloudfront', 'organizations'])

function awsHost({ service, region, subdomain, hostPrefix = '' }: AwsService): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const before = subdomain === undefined ? hostPrefix : `${hostPrefix}${subdomain}.`
  return globalServices.has(service) ? `${before}${service}.${domain}` : `${before}${service}.${region}.${domain}`
}
