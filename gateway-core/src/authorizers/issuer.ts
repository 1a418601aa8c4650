import type { AwsEndpoints } from '../ports.ts'

/** Who signs the tokens that an authorizer takes. */
export interface Issuer {
  /** The `iss` claim, without a slash at its end. */
  readonly url: string
  /** Where its keys are; undefined where its discovery document says it. */
  readonly jwksUri: string | undefined
  /** The operator named the host: it is reached whatever the networks for backends are. */
  readonly isTrusted: boolean
}

/**
 * Reads an entry of `providerARNs`: the ARN of a Cognito user pool, at AWS or at the endpoint that the operator
 * configured for `cognito-idp`, or, beyond AWS, the URL of any OpenID Connect issuer.
 * @throws Error with the cause when it is neither.
 */
export function readIssuer(provider: string, endpoints: AwsEndpoints): Issuer {
  const pool = /^arn:aws[a-z-]{0,20}:cognito-idp:([a-z0-9-]{1,40}):\d{12}:userpool\/([\w-]{1,55})$/.exec(provider)
  if (pool !== null) {
    const [, region = '', poolId = ''] = pool
    const configured = endpoints.configured('cognito-idp')
    const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
    const url = `${withoutSlash(configured ?? `https://cognito-idp.${region}.${domain}`)}/${poolId}`
    return { url, jwksUri: `${url}/.well-known/jwks.json`, isTrusted: configured !== undefined }
  }
  const url = URL.parse(provider)
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (!isWeb || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error(`${JSON.stringify(provider)} is neither the ARN of a user pool nor the URL of an issuer`)
  }
  return { url: withoutSlash(provider), jwksUri: undefined, isTrusted: false }
}

/** Some issuers end with a slash, and whoever configures them leaves it out. */
export function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url
}
