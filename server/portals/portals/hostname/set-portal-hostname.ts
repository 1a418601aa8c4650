import dns from 'node:dns/promises'
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { domainNames, portals } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { checkHostName } from '#server/domains/domain-names/check-host-name.ts'
import { ServiceError } from '#server/errors.ts'
import { preparedCommand } from '#server/operation.ts'
import { findPortal } from '../find-portal.ts'
import { readPortal } from '../portal.ts'
import { portalFields } from '../portal-fields.ts'
import { hostnameRecord } from './hostname-record.ts'
import { isSpecialUseName } from './special-use-name.ts'

/**
 * Puts a portal at `/` of a host name of the provider's own, or takes the name away (null). Who publishes the record that
 * only this portal has (`HostnameRecord`) in the name's DNS may have it; names that the Internet cannot look up need none.
 */
export const setPortalHostname = preparedCommand({
  name: 'SetPortalHostname',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, hostname: z.string().trim().max(253).nullable() }),
  async prepare(context, { portalId, hostname }) {
    const row = await findPortal(context, portalId)
    if (hostname === null) return null
    const checked = checkPortalHost(context, hostname)
    if (checked !== row.hostname) await requireProof(context, portalId, checked)
    return checked
  },
  async run(context, { portalId }, hostname) {
    const row = await findPortal(context, portalId)
    if (hostname !== null) await requireFreeHost(context, portalId, hostname)
    await context.db.update(portals).set({ hostname, updatedAt: context.now() }).where(eq(portals.id, portalId))
    return await readPortal(context, { ...row, hostname })
  },
  audit: ({ portalId, hostname }) => ({ resource: `/portals/${portalId}`, detail: { hostname: hostname ?? null } }),
})

function checkPortalHost({ settings }: Context, hostname: string): string {
  try {
    const host = checkHostName(hostname, settings)
    if (!host.startsWith('*.')) return host
  } catch (error) {
    if (error instanceof ServiceError) throw wrongHost(error.message)
    throw error
  }
  throw wrongHost('A portal has one name, not a wildcard')
}

async function requireProof(context: Context, portalId: string, hostname: string): Promise<void> {
  if (isSpecialUseName(hostname)) return
  const { prefix, value } = hostnameRecord(context, { id: portalId })
  const name = `${prefix}.${hostname}`
  const records = await dns.resolveTxt(name).catch(() => [])
  if (records.some((parts) => parts.join('').trim() === value)) return
  throw wrongHost(
    `DNS has no TXT record ${name} with the value ${value} yet. A new record can take some minutes to be seen`,
  )
}

/** A host is one portal's, and none that APIs are served under, itself or by a wildcard. */
async function requireFreeHost({ db }: Context, portalId: string, hostname: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('domain names'))`)
  const wildcard = `*${hostname.slice(hostname.indexOf('.'))}`
  const [portal] = await db
    .select({ id: portals.id })
    .from(portals)
    .where(and(eq(portals.hostname, hostname), ne(portals.id, portalId)))
  const [domain] = await db
    .select({ name: domainNames.domainName })
    .from(domainNames)
    .where(or(inArray(domainNames.domainName, [hostname, wildcard])))
  if (portal) throw wrongHost(`Another portal is at ${hostname}`)
  if (domain) throw wrongHost(`APIs are served under ${domain.name}. Choose another name for the portal`)
}

function wrongHost(message: string): ServiceError {
  return new ServiceError('BadRequestException', message, { fields: { hostname: message } })
}
