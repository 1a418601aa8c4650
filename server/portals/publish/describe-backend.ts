import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers, importReports } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { DraftCache } from '#server/rest-apis/apis/draft-cache.ts'
import { findRestApi } from '#server/rest-apis/apis/find-rest-api.ts'
import { isCorsMethod } from '#server/rest-apis/cors/cors-method.ts'
import { type PlacedMethod, readPlacedMethods } from '#server/rest-apis/methods/placed-methods.ts'
import { baseUrlOf } from './backend-uri.ts'
import { commonAccess } from './method-access.ts'

/** What the backend step of the journey starts from. */
export interface BackendDescription {
  /** The base URL that most methods are proxied to; undefined when none is. */
  baseUrl: string | undefined
  /** Base URLs that the imported document proposes, best first. */
  proposedBaseUrls: string[]
  methods: number
  /** Methods that have no integration yet: they cannot be deployed. */
  unconnected: number
  /** Methods that answer without a backend of that base URL: mocks and integrations of their own. */
  others: number
  /** `mixed`: methods differ, or ask for something else or for two things. */
  access: 'open' | 'api-key' | 'authorizer' | 'mixed'
  /** With `authorizer`. */
  authorizerId?: string
  /** The one header in which that authorizer looks; absent where it looks at several things. */
  tokenHeader?: string
  cors: boolean
}

/** Where the methods of an API go now, and who may call them: what the backend step of the journey starts from. */
export const describeBackend = query({
  name: 'DescribeBackend',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string().min(1) }),
  async run(context, { restApiId }): Promise<BackendDescription> {
    const api = await findRestApi(context, restApiId)
    return await kept.get(context, api, 'backend', () => readBackend(context, restApiId))
  },
})

const kept = new DraftCache<BackendDescription>(4_000_000, (backend) => JSON.stringify(backend).length)

async function readBackend(context: Context, restApiId: string): Promise<BackendDescription> {
  const rows = await readPlacedMethods(context, restApiId)
  const served = rows.filter((row) => !isCorsMethod(row))
  const access = commonAccess(served.filter((row) => row.httpMethod !== 'OPTIONS'))
  const tokenHeader = access.authorizerId && (await tokenHeaderOf(context, restApiId, access.authorizerId))
  return {
    baseUrl: mostCommonBase(served),
    proposedBaseUrls: await proposedBaseUrls(context, restApiId),
    methods: served.length,
    unconnected: served.filter((row) => !row.integration).length,
    others: served.filter((row) => row.integration && !proxiedBase(row)).length,
    ...access,
    ...(tokenHeader === undefined ? {} : { tokenHeader }),
    cors: rows.some(isCorsMethod),
  }
}

async function tokenHeaderOf({ db }: Context, restApiId: string, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ identitySource: authorizers.identitySource })
    .from(authorizers)
    .where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.id, id)))
  return /^method\.request\.header\.([^\s,]+)$/.exec(row?.identitySource ?? '')?.[1]
}

/** The base URL that a method is proxied to; undefined for mocks and for URLs that do not follow the resource's path. */
export function proxiedBase({ path, integration }: PlacedMethod): string | undefined {
  if (!integration?.uri || (integration.type !== 'HTTP_PROXY' && integration.type !== 'HTTP')) return undefined
  return baseUrlOf(integration.uri, path)
}

/** The base URL of most methods. */
export function mostCommonBase(rows: readonly PlacedMethod[]): string | undefined {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const base = proxiedBase(row)
    if (base) counts.set(base, (counts.get(base) ?? 0) + 1)
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0]
}

async function proposedBaseUrls({ db }: Context, restApiId: string): Promise<string[]> {
  const [report] = await db
    .select({ servers: importReports.servers })
    .from(importReports)
    .where(eq(importReports.restApiId, restApiId))
  return (report?.servers ?? []).filter((server) => /^https?:\/\//.test(server) && URL.canParse(server))
}
