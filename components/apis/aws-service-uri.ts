/** The parts of the URI by which AWS's gateway calls a service. */
export interface AwsServiceUri {
  region: string
  /** `dynamodb`; with a subdomain, `bucket.s3`. */
  service: string
  /** `action` for those that are called by a name, `path` for those that have paths. */
  kind: 'action' | 'path'
  /** `GetItem`, or `{bucket}/{key}`. */
  target: string
}

const pattern = /^arn:[^:\s]+:apigateway:([^:\s]*):([^:\s]*):(path|action)\/(.*)$/

/** Takes a URI apart; undefined for what is none, and for a function's, which is chosen by name. */
export function readServiceUri(uri: string): AwsServiceUri | undefined {
  const [, region, service, kind, target] = pattern.exec(uri) ?? []
  if (region === undefined || service === undefined || target === undefined || service === 'lambda') return undefined
  return { region, service, kind: kind === 'path' ? 'path' : 'action', target }
}

export function writeServiceUri({ region, service, kind, target }: AwsServiceUri): string {
  return `arn:aws:apigateway:${region}:${service}:${kind}/${target}`
}
