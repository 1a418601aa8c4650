import type { CallerIdentity } from '../caller-identity.ts'
import type { Exchange } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import { roleArn } from './compile-principal.ts'
import type { PolicyPrincipal, PolicyRequest } from './policy-request.ts'

/**
 * A request to an API as policies see it, with the condition keys that API Gateway has (developer guide, "AWS condition
 * keys that can be used in API Gateway resource policies").
 */
export class ExchangePolicyRequest implements PolicyRequest {
  readonly action: string
  readonly resource: string
  readonly principal: PolicyPrincipal | undefined
  readonly #exchange: Exchange
  readonly #services: Services

  constructor(exchange: Exchange, resource: string, services: Services, action = 'execute-api:Invoke') {
    const { identity, method } = exchange
    this.action = action
    this.resource = resource
    this.principal = identity && principalOf(identity, method.stage.accountId)
    this.#exchange = exchange
    this.#services = services
  }

  conditionValues(key: string): readonly string[] | undefined {
    const value = conditionKeys.get(key)?.(this.#exchange, this.#services)
    return value === undefined ? undefined : [value]
  }
}

function principalOf({ accountId, userArn }: CallerIdentity, ownAccount: string): PolicyPrincipal {
  return { accountId, arn: userArn, isOwnAccount: accountId === ownAccount }
}

type ConditionKey = (exchange: Exchange, services: Services) => string | undefined

/** By name in lower case. Keys that AWS lists and no request here has are absent, as in requests that lack them there. */
const conditionKeys: ReadonlyMap<string, ConditionKey> = new Map(
  Object.entries<ConditionKey>({
    'aws:currenttime': ({ startedAt }) => new Date(startedAt).toISOString(),
    'aws:epochtime': ({ startedAt }) => `${Math.floor(startedAt / 1000)}`,
    'aws:referer': (exchange) => exchange.header('referer'),
    'aws:useragent': (exchange) => exchange.header('user-agent'),
    'aws:securetransport': ({ client }) => `${client.isSecure === true}`,
    'aws:sourceip': ({ client }) => client.sourceIp,
    'aws:sourcevpc': (exchange, services) => network(exchange, services, false),
    'aws:sourcevpce': (exchange, services) => network(exchange, services, true),
    'aws:vpcsourceip': ({ client }, { sourceNetworks }) =>
      sourceNetworks.labelOf(client.sourceIp) === undefined ? undefined : client.sourceIp,
    'aws:principaltype': ({ identity }) => (identity === undefined ? 'Anonymous' : principalType(identity)),
    'aws:principalaccount': ({ identity }) => identity?.accountId,
    'aws:principalarn': ({ identity }) => identity && (roleArn(identity.userArn) ?? identity.userArn),
    'aws:userid': ({ identity }) => (identity === undefined ? 'anonymous' : identity.caller),
    'aws:username': ({ identity }) => identity && userName(identity.userArn),
    'aws:multifactorauthpresent': (exchange) => (isTemporary(exchange) ? 'false' : undefined),
    'aws:tokenissuetime': (exchange) => issueTime(exchange),
  }),
)

/** Networks whose label starts with `vpce-` count as endpoints of a VPC, all others as VPCs. */
function network({ client }: Exchange, { sourceNetworks }: Services, isEndpoint: boolean): string | undefined {
  const label = sourceNetworks.labelOf(client.sourceIp)
  return label?.startsWith('vpce-') === isEndpoint ? label : undefined
}

function principalType({ userArn }: CallerIdentity): string {
  if (roleArn(userArn) !== undefined) return 'AssumedRole'
  return userArn.endsWith(':root') ? 'Account' : 'User'
}

/** What stands last in a user's ARN, behind its path; roles have no user name. */
function userName(userArn: string): string | undefined {
  const name = /:user\/(.+)$/.exec(userArn)?.[1]
  return name?.slice(name.lastIndexOf('/') + 1)
}

function isTemporary({ identity, access }: Exchange): boolean {
  return identity !== undefined && access.accessKeys.get(identity.accessKey)?.sessionTokenHash !== undefined
}

function issueTime(exchange: Exchange): string | undefined {
  const { identity, access } = exchange
  const issuedAt = identity && access.accessKeys.get(identity.accessKey)?.issuedAt
  return issuedAt === undefined ? undefined : new Date(issuedAt).toISOString()
}
