import { and, countDistinct, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { gatewayResponses, methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { type Branch, readPlacedMethods, resourcesWithin } from '../methods/placed-methods.ts'
import { findResource } from '../resources/find-resource.ts'
import { allowOrigin, gatewayHeader, headerValue } from './cors-headers.ts'
import { type CorsSettings, everyOrigin } from './cors-settings.ts'
import { answersOf, readCors, sentHeader } from './read-cors.ts'

/** What "Enable CORS" starts from at one resource. */
export interface CorsDescription {
  /** Whether preflights of the resource are answered now. */
  enabled: boolean
  /** What is sent now; what AWS's console fills in where nothing is. */
  settings: CorsSettings
  /** The resource's methods without OPTIONS, and which of them browsers may call now; all when CORS is not enabled. */
  methods: { httpMethod: string; answers: 'mapped' | 'proxied' | 'none'; allowed: boolean }[]
  /** Whether OPTIONS is answered by a backend, which then has to allow the preflight. */
  ownPreflight: boolean
  /** The verbs of the resource and of all below it, without OPTIONS, and how many resources have one. */
  branch: { verbs: string[]; resources: number }
  /** The refusals of the gateway that allow an origin now. */
  gatewayResponses: string[]
}

/** How browsers are let in at a resource now, and what there is to let them in to. */
export const describeCors = query({
  name: 'DescribeCors',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), resourceId: z.string() }),
  async run(context, { restApiId, resourceId }): Promise<CorsDescription> {
    const { id, path } = await findResource(context, restApiId, resourceId)
    const rows = await readPlacedMethods(context, restApiId, { id, path, below: false })
    const options = rows.find(({ httpMethod }) => httpMethod === 'OPTIONS')
    const called = rows.filter((row) => row !== options)
    const settings = readCors(options, called)
    const allowed = options && settings && sentHeader(options, 'Access-Control-Allow-Methods')?.split(/[\s,]+/)
    return {
      enabled: settings !== undefined,
      settings: settings ?? everyOrigin,
      methods: called.map((row) => ({
        httpMethod: row.httpMethod,
        answers: answersOf(row),
        allowed: !allowed || row.httpMethod === 'ANY' || allowed.includes(row.httpMethod),
      })),
      ownPreflight: options?.integration != null && options.integration.type !== 'MOCK',
      branch: await readBranch(context, restApiId, { id, path, below: true }),
      gatewayResponses: await readRefusals(context, restApiId),
    }
  },
})

async function readBranch({ db }: Context, restApiId: string, branch: Branch): Promise<CorsDescription['branch']> {
  const within = and(resourcesWithin(restApiId, branch), ne(methods.httpMethod, 'OPTIONS'))
  const same = and(eq(resources.restApiId, methods.restApiId), eq(resources.id, methods.resourceId))
  const verbs = await db
    .selectDistinct({ httpMethod: methods.httpMethod })
    .from(methods)
    .innerJoin(resources, same)
    .where(within)
    .orderBy(methods.httpMethod)
  const [counted] = await db
    .select({ resources: countDistinct(methods.resourceId) })
    .from(methods)
    .innerJoin(resources, same)
    .where(within)
  return { verbs: verbs.map(({ httpMethod }) => httpMethod), resources: counted?.resources ?? 0 }
}

async function readRefusals({ db }: Context, restApiId: string): Promise<string[]> {
  const rows = await db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
  return rows
    .filter(({ responseParameters }) => headerValue(responseParameters, gatewayHeader, allowOrigin) !== undefined)
    .map(({ responseType }) => responseType)
}
