import type { Exchange } from '../exchange.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import type { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Services } from '../pipeline/stage.ts'
import type { SigningCredentials } from '../sigv4/sign-request.ts'
import { awsCredentials, placeholderCredentials } from './aws-credentials.ts'
import type { AwsEndpoint } from './aws-endpoint.ts'
import { misconfigured } from './misconfigured.ts'

/** With what a request to a service is signed; a refusal where there is nothing to sign with. */
export type ServiceSigner = (exchange: Exchange) => SigningCredentials | Refusal

/** Stands for the caller of the method. */
const callersOwn = /^arn:aws[a-z-]*:iam::\*:user\/\*$/

/**
 * Whose credentials sign: those stored under the integration's `credentials`; for `arn:aws:iam::*:user/*` the caller's
 * own access key, which is one of this gateway, so only an endpoint that the operator configured gets it. Such an
 * endpoint takes calls without stored credentials as well; AWS itself never does.
 * @throws Error when the configuration can never be served.
 */
export function compileServiceSigner(
  { stage, method }: IntegrationSetup,
  { vault }: Services,
  { isConfigured }: AwsEndpoint,
): ServiceSigner {
  const { accountId, variables } = stage
  const { credentials } = method.integration
  const arn = credentials === undefined ? undefined : fillStageVariables(credentials, variables)
  if (arn !== undefined && callersOwn.test(arn)) {
    if (!isConfigured) throw new Error('a caller’s own credentials are of this gateway: AWS does not know them')
    if (method.authorizationType !== 'AWS_IAM') throw new Error('a caller’s own credentials need AWS_IAM')
    return orRefusal((exchange) => ownCredentials(exchange, vault) ?? 'the caller’s access key is gone')
  }
  if (arn === undefined && !isConfigured) throw new Error('an integration with AWS needs credentials')
  const missing = `no credentials are stored for ${arn}`
  const otherwise = isConfigured ? placeholderCredentials : missing
  return orRefusal(({ access }) => awsCredentials(access, accountId, arn, vault) ?? otherwise)
}

function ownCredentials(exchange: Exchange, vault: Services['vault']): SigningCredentials | undefined {
  const { identity, access } = exchange
  const key = identity === undefined ? undefined : access.accessKeys.get(identity.accessKey)
  if (identity === undefined || key === undefined) return undefined
  const sessionToken = exchange.header('x-amz-security-token')
  return {
    accessKeyId: identity.accessKey,
    secretAccessKey: vault.open(key.sealedSecret),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}

function orRefusal(find: (exchange: Exchange) => SigningCredentials | string): ServiceSigner {
  return (exchange) => {
    const found = attempt(() => find(exchange))
    return typeof found === 'string' ? misconfigured(found) : found
  }
}

function attempt(find: () => SigningCredentials | string): SigningCredentials | string {
  try {
    return find()
  } catch (error) {
    return `the credentials cannot be opened: ${error instanceof Error ? error.message : error}`
  }
}
