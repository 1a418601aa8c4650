import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { badRequest, ServiceError } from '#server/errors.ts'
import { addAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { findAuthorizer } from '#server/rest-apis/authorizers/find-authorizer.ts'
import type { MethodRow } from '#server/rest-apis/methods/method.ts'

/** Who may call a method: its key and its authorizer. */
export type MethodAccess = Pick<MethodRow, 'apiKeyRequired' | 'authorizationType' | 'authorizerId'>

/** The members in which the journey's third step says who may call. */
export const accessMembers = {
  /**
   * `api-key`: every method but the preflights needs a key; `open`: none does; `jwt`: every one a token of `issuer`;
   * `authorizer`: what `authorizerId` lets in; `keep`: as each method says.
   */
  access: z.enum(['api-key', 'open', 'jwt', 'authorizer', 'keep']),
  /** The URL of an OpenID Connect issuer, or the ARN of a user pool. */
  issuer: z.string().trim().max(2048).optional(),
  authorizerId: z.string().max(64).optional(),
}

type AccessChoice = z.output<z.ZodObject<typeof accessMembers>>

/**
 * What every method gets; undefined to leave each as it is. An issuer gets an authorizer of the API unless it has one.
 * `BadRequestException` names the member that is missing or wrong.
 */
export async function chosenAccess(
  context: CommandContext,
  restApiId: string,
  { access, issuer, authorizerId }: AccessChoice,
): Promise<MethodAccess | undefined> {
  if (access === 'keep') return undefined
  if (access === 'jwt') return byAuthorizer(await authorizerOfIssuer(context, restApiId, issuer ?? ''))
  if (access === 'authorizer') {
    if (!authorizerId) throw badRequest('Choose an authorizer', 'authorizerId')
    return byAuthorizer(await findAuthorizer(context, restApiId, authorizerId))
  }
  return { apiKeyRequired: access === 'api-key', authorizationType: 'NONE', authorizerId: null }
}

/** What all of these methods have in common; `mixed` where they differ, or ask for something else or for two things. */
export function commonAccess(methods: readonly MethodAccess[]): {
  access: 'open' | 'api-key' | 'authorizer' | 'mixed'
  authorizerId?: string
} {
  const [first, ...others] = methods
  if (!first) return { access: 'open' }
  if (others.some((other) => !isSame(first, other))) return { access: 'mixed' }
  if (first.authorizationType === 'NONE') return { access: first.apiKeyRequired ? 'api-key' : 'open' }
  if (!first.authorizerId || first.apiKeyRequired) return { access: 'mixed' }
  return { access: 'authorizer', authorizerId: first.authorizerId }
}

/** Whether two methods let in the same callers. */
export function isSame(one: MethodAccess, other: MethodAccess): boolean {
  return (
    one.apiKeyRequired === other.apiKeyRequired &&
    one.authorizationType === other.authorizationType &&
    one.authorizerId === other.authorizerId
  )
}

const identitySource = 'method.request.header.Authorization'

async function authorizerOfIssuer(context: CommandContext, restApiId: string, issuer: string) {
  if (!issuer) throw badRequest('Say whose tokens are let in: the URL of the issuer', 'issuer')
  const pools = await context.db
    .select()
    .from(authorizers)
    .where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.type, 'COGNITO_USER_POOLS')))
  const found = pools.find(
    ({ providerARNs, ...pool }) =>
      providerARNs?.length === 1 && providerARNs[0] === issuer && pool.identitySource === identitySource,
  )
  if (found) return found
  try {
    const type = 'COGNITO_USER_POOLS'
    return await addAuthorizer(context, {
      restApiId,
      name: nameOf(issuer),
      type,
      providerARNs: [issuer],
      identitySource,
    })
  } catch (error) {
    // The form has one field for it.
    if (!(error instanceof ServiceError) || !error.fields.providerARNs) throw error
    throw badRequest(error.message, 'issuer')
  }
}

/** A host, or the pool of an ARN. */
function nameOf(issuer: string): string {
  return (URL.canParse(issuer) && new URL(issuer).host) || (issuer.split('/').at(-1) ?? issuer).slice(0, 128)
}

function byAuthorizer({ id, type }: { id: string; type: string }): MethodAccess {
  const authorizationType = type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM'
  return { apiKeyRequired: false, authorizationType, authorizerId: id }
}
