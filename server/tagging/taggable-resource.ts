import { and, eq, sql } from 'drizzle-orm'
import {
  apiKeys,
  clientCertificates,
  domainNameAccessAssociations,
  domainNames,
  restApis,
  stages,
  usagePlans,
  vpcLinks,
} from '#db/schema.ts'
import { findApiKey } from '../access/api-keys/find-api-key.ts'
import { findClientCertificate } from '../access/client-certificates/find-client-certificate.ts'
import { findUsagePlan } from '../access/usage-plans/find-usage-plan.ts'
import type { CommandContext, Context } from '../context.ts'
import { findDomainNameAccessAssociation } from '../domains/domain-name-access-associations/find-domain-name-access-association.ts'
import { findDomainName } from '../domains/domain-names/find-domain-name.ts'
import { findVpcLink } from '../domains/vpc-links/find-vpc-link.ts'
import { ServiceError } from '../errors.ts'
import { findRestApi } from '../rest-apis/apis/find-rest-api.ts'
import { findStage } from '../rest-apis/stages/find-stage.ts'
import { type Tags, tagsInput } from '../tags.ts'

/** One object that can have tags. */
interface TaggableResource {
  /** The path in its ARN. */
  readonly path: string
  readonly tags: Tags
  save(tags: Tags): Promise<unknown>
}

type Finder = (context: Context, keys: readonly string[], arn: string) => Promise<Omit<TaggableResource, 'path'>>

/** What can have tags, by the path in its ARN (developer guide, "Tagging your API Gateway resources"). */
const finders: readonly (readonly [pattern: RegExp, find: Finder])[] = [
  [
    /^\/restapis\/([^/]+)$/,
    async (context, [id = '']) => {
      const { tags } = await findRestApi(context, id)
      return { tags, save: (after) => context.db.update(restApis).set({ tags: after }).where(eq(restApis.id, id)) }
    },
  ],
  [
    /^\/restapis\/([^/]+)\/stages\/([^/]+)$/,
    async (context, [id = '', name = '']) => {
      const { tags } = await findStage(context, id, name)
      const where = and(eq(stages.restApiId, id), eq(stages.stageName, name))
      return { tags, save: (after) => context.db.update(stages).set({ tags: after }).where(where) }
    },
  ],
  [
    /^\/apikeys\/([^/]+)$/,
    async (context, [id = '']) => {
      const { tags } = await findApiKey(context, id)
      return { tags, save: (after) => context.db.update(apiKeys).set({ tags: after }).where(eq(apiKeys.id, id)) }
    },
  ],
  [
    /^\/usageplans\/([^/]+)$/,
    async (context, [id = '']) => {
      const { tags } = await findUsagePlan(context, id)
      return { tags, save: (after) => context.db.update(usagePlans).set({ tags: after }).where(eq(usagePlans.id, id)) }
    },
  ],
  [
    /^\/clientcertificates\/([^/]+)$/,
    async (context, [id = '']) => {
      const { tags } = await findClientCertificate(context, id)
      const where = eq(clientCertificates.id, id)
      return { tags, save: (after) => context.db.update(clientCertificates).set({ tags: after }).where(where) }
    },
  ],
  [
    /^\/vpclinks\/([^/]+)$/,
    async (context, [id = '']) => {
      const { tags } = await findVpcLink(context, id)
      return { tags, save: (after) => context.db.update(vpcLinks).set({ tags: after }).where(eq(vpcLinks.id, id)) }
    },
  ],
  [
    /^\/domainnames\/([^/+]+)(?:\+([^/+]+))?$/,
    async (context, [name = '', id]) => {
      const { tags, domainName, domainNameId } = await findDomainName(context, { domainName: name, domainNameId: id })
      const where = and(eq(domainNames.domainName, domainName), eq(domainNames.domainNameId, domainNameId))
      return { tags, save: (after) => context.db.update(domainNames).set({ tags: after }).where(where) }
    },
  ],
  [
    /^\/domainnameaccessassociations\/domainname\/[^/]+\/vpcesource\/[^/]+$/,
    async (context, _keys, arn) => {
      const { id, tags } = await findDomainNameAccessAssociation(context, arn)
      const where = eq(domainNameAccessAssociations.id, id)
      return {
        tags,
        save: (after) => context.db.update(domainNameAccessAssociations).set({ tags: after }).where(where),
      }
    },
  ],
]

/**
 * The object that an ARN names, in the actor's account: `arn:aws:apigateway:{region}::/restapis/{id}`. Any region is
 * taken, as everywhere; an account, where one is named, must be the actor's.
 * @throws ServiceError BadRequestException for what is no ARN of something that can have tags, NotFoundException in the
 * words of its noun for what is not there.
 */
export async function findTaggableResource(context: Context, arn: string): Promise<TaggableResource> {
  const [, account = '', path = ''] = /^arn:aws[a-z-]*:apigateway:[a-z0-9-]*:(\d*):(\/.+)$/.exec(arn) ?? []
  for (const [pattern, find] of finders) {
    const keys = pattern.exec(path)?.slice(1)
    if (!keys) continue
    if (account !== '' && account !== context.accountId) {
      throw new ServiceError('NotFoundException', 'Invalid resource identifier specified')
    }
    return { path, ...(await find(context, keys, arn)) }
  }
  throw new ServiceError('BadRequestException', 'Invalid ARN specified in the request')
}

/** Changes the tags of the object that an ARN names, one command after the other, so that none undoes another. */
export async function changeTags(
  context: CommandContext,
  arn: string,
  change: (tags: Tags) => Tags,
): Promise<{ path: string; tags: Tags }> {
  // Whatever region the ARN names, it is the same object.
  const path = arn.replace(/^arn:[^/]*/, '')
  await context.db.execute(sql`select pg_advisory_xact_lock(hashtext(${`tags ${context.accountId} ${path}`}))`)
  const { tags, save } = await findTaggableResource(context, arn)
  const parsed = tagsInput.safeParse(change(tags))
  if (!parsed.success) {
    throw new ServiceError('BadRequestException', `Invalid tags: ${parsed.error.issues[0]?.message}`)
  }
  await save(parsed.data)
  return { path, tags: parsed.data }
}
