import type { Exchange } from '../exchange.ts'
import type { IntegrationSetup } from '../pipeline/stage.ts'
import { type AwsProtocol, awsProtocol, hostPrefix, signingName } from './aws-protocol.ts'
import type { AwsUri } from './aws-uri.ts'
import { encodeText } from './request-mapping.ts'
import { compileUriPath, type UriPath } from './uri-path.ts'

/** A URI that names a service of AWS. */
export type ServiceUri = Exclude<AwsUri, { kind: 'function' }>

/** How one service is asked, worked out before the first request. */
export interface ServiceCall {
  /** The service as it is signed for. */
  readonly signingName: string
  /** What stands before the host at AWS itself. */
  readonly hostPrefix: string
  /** For one request: undefined when what the caller sent would lead out of the path. */
  readonly path: UriPath
  /** Its own query for one request, without `?`; undefined likewise. @param mapped the mapped query */
  readonly query: (exchange: Exchange, mapped: string) => string | undefined
  /** `X-Amz-Target`. */
  readonly target: string | undefined
  /** What the service wants for a `Content-Type` where the integration maps none. */
  readonly contentType: string | undefined
}

/**
 * Compiles a service's URI: an action goes by the service's own protocol, a path as it is, with `{name}` filled in.
 * @throws Error with the cause when a mapping cannot be served.
 */
export function compileServiceCall(uri: ServiceUri, compiled: IntegrationSetup): ServiceCall {
  const name = uri.subdomain === undefined ? uri.service : `${uri.subdomain}.${uri.service}`
  const plain = { signingName: signingName(name), hostPrefix: '', target: undefined, contentType: undefined }
  if (uri.kind === 'path') {
    const path = compileUriPath(uri.path, compiled)
    return { ...plain, path, query: (_, mapped) => joined(uri.query, mapped) }
  }
  const { action } = uri
  const protocol = awsProtocol(name)
  const prefix = hostPrefix(name, action)
  const parameters = uri.parameters.map(([key, value]) => [key, compileUriPath(value, compiled)] as const)
  if (protocol.kind === 's3') return { ...plain, ...objectCall(uri, compiled) }
  if (protocol.kind === 'json') {
    const { target, contentType } = protocol
    const query = (exchange: Exchange, mapped: string) => withParameters('', parameters, exchange, mapped)
    return { ...plain, hostPrefix: prefix, path: () => '/', query, target: `${target}.${action}`, contentType }
  }
  const query = (exchange: Exchange, mapped: string) =>
    withParameters(actionQuery(action, protocol, mapped), parameters, exchange, mapped)
  return { ...plain, hostPrefix: prefix, path: () => '/', query }
}

type Parameters = readonly (readonly [name: string, value: UriPath])[]

/** What the integration maps itself does not come twice. */
function actionQuery(action: string, { version }: Extract<AwsProtocol, { kind: 'query' }>, mapped: string): string {
  const own = isMapped(mapped, 'Action') ? '' : `Action=${action}`
  return version === undefined || isMapped(mapped, 'Version') ? own : joined(own, `Version=${version}`)
}

function isMapped(query: string, name: string): boolean {
  return query.startsWith(`${name}=`) || query.includes(`&${name}=`)
}

function withParameters(before: string, parameters: Parameters, exchange: Exchange, mapped: string) {
  let query = before
  for (const [name, fill] of parameters) {
    const value = fill(exchange)
    if (value === undefined) return undefined
    query = joined(query, `${encodeText(name)}=${value}`)
  }
  return joined(query, mapped)
}

/** `s3:action/GetObject&Bucket={bucket}&Key={key}` asks for `/{bucket}/{key}`; what else is given goes into the query. */
function objectCall(uri: Extract<ServiceUri, { kind: 'action' }>, compiled: IntegrationSetup) {
  const place = new Map(uri.parameters)
  const bucket = place.get('Bucket')
  const key = place.get('Key')
  const path = bucket === undefined ? '/' : `/${bucket}${key === undefined ? '' : `/${key}`}`
  const others = uri.parameters.filter(([name]) => name !== 'Bucket' && name !== 'Key')
  const parameters = others.map(([name, value]) => [name, compileUriPath(value, compiled)] as const)
  return {
    path: compileUriPath(path, compiled),
    query: (exchange: Exchange, mapped: string) => withParameters('', parameters, exchange, mapped),
  }
}

function joined(before: string, after: string): string {
  if (before === '') return after
  return after === '' ? before : `${before}&${after}`
}
