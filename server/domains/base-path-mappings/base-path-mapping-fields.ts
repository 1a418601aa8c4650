import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { basePathMappings, restApis, stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { badRequest, ServiceError } from '#server/errors.ts'
import type { DomainNameRow } from '../domain-names/domain-name.ts'
import { domainNameFields } from '../domain-names/domain-name-fields.ts'
import { type BasePathMappingRow, none } from './base-path-mapping.ts'

/** Which domain name the mappings are of. */
export const domainKey = { domainName: z.string(), domainNameId: domainNameFields.domainNameId.optional() }

/** AWS's characters and length of multi-level mappings (developer guide, "API mappings for REST APIs"). */
const segment = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9$\\-_.+!*'()]+"
const pattern = new RegExp(`^${segment}(?:/${segment})*$`)

/** The base path as it is kept: `(none)` for the root. AWS's v1 takes one segment; here it may have more. */
export function basePathOf(given: string | null | undefined): string {
  if (!given || given === none) return none
  if (given.length <= 300 && pattern.test(given)) return given
  const message = `Base Path should only have letters, digits and the characters $-_.+!*'() between single slashes, 300 at most`
  throw new ServiceError('BadRequestException', message, { fields: { basePath: message } })
}

/** The stage as it is kept: `null` where the caller names it. */
export function stageOf(given: string | null | undefined): string | null {
  return !given || given === none ? null : given
}

/** A mapping leads to an API of the same account, and to a stage that it has: `BadRequestException` in AWS's words. */
export async function checkTarget(
  { db, accountId }: CommandContext,
  { restApiId, stage }: Pick<BasePathMappingRow, 'restApiId' | 'stage'>,
): Promise<void> {
  const [api] = await db
    .select({ id: restApis.id })
    .from(restApis)
    .where(and(eq(restApis.id, restApiId), eq(restApis.accountId, accountId)))
  if (!api) throw badRequest('Invalid REST API identifier specified', 'restApiId')
  if (stage === null) return
  const [found] = await db
    .select({ name: stages.stageName })
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stage)))
  if (!found) throw badRequest('Invalid stage identifier specified', 'stage')
}

/** One domain name has each base path once. */
export async function refuseTakenBasePath(
  { db }: CommandContext,
  { domainName, domainNameId }: DomainNameRow,
  basePath: string,
): Promise<void> {
  const [taken] = await db
    .select({ basePath: basePathMappings.basePath })
    .from(basePathMappings)
    .where(
      and(
        eq(basePathMappings.domainName, domainName),
        eq(basePathMappings.domainNameId, domainNameId),
        eq(basePathMappings.basePath, basePath),
      ),
    )
  if (taken) {
    const message = 'Base path already exists for this domain name'
    throw new ServiceError('ConflictException', message, { fields: { basePath: message } })
  }
}
