import { hostPrefixes, jsonServices, queryServices, signingNames } from './aws-services.ts'

/** How a service of AWS takes an action. */
export type AwsProtocol =
  | {
      /** `X-Amz-Target: {target}.{Action}` with a JSON body. */
      readonly kind: 'json'
      readonly target: string
      readonly contentType: string
    }
  | {
      /** `Action` and `Version` as parameters. */
      readonly kind: 'query'
      readonly version: string | undefined
    }
  /** The action is a verb on `/{Bucket}/{Key}`. */
  | { readonly kind: 's3' }

/**
 * The protocol of a service's actions. SQS and CloudWatch, which have several, are asked by the query protocol, as API
 * Gateway has always done; what is not known is asked by it without a version.
 * @param name `dynamodb`, or with its subdomain `streams.dynamodb`
 */
export function awsProtocol(name: string): AwsProtocol {
  if (name === 's3') return { kind: 's3' }
  const json = Object.hasOwn(jsonServices, name) ? jsonServices[name] : undefined
  if (json !== undefined) return { kind: 'json', target: json[0], contentType: `application/x-amz-json-${json[1]}` }
  return { kind: 'query', version: Object.hasOwn(queryServices, name) ? queryServices[name] : undefined }
}

/** The name that a call is signed for. */
export function signingName(name: string): string {
  const own = Object.hasOwn(signingNames, name) ? signingNames[name] : undefined
  return own ?? name.slice(name.lastIndexOf('.') + 1)
}

/** What stands before the host for an action at AWS itself; empty for nearly all. */
export function hostPrefix(name: string, action: string): string {
  const key = `${name} ${action}`
  return Object.hasOwn(hostPrefixes, key) ? (hostPrefixes[key] ?? '') : ''
}
