import { and, desc, eq, gte, ilike, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditRecords } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { afterPosition, type Page, pageInput, pageOf } from '../../paging.ts'
import { containing } from '../../search/text-match.ts'
import { nameActors } from './name-actors.ts'

/** One thing that somebody did. */
export interface AuditRecord {
  id: string
  at: Date
  /** `user:{id}`, `access-key:{id}` or `system`. */
  actor: string
  /** The person behind it, while there is one. */
  actorName?: string
  operation: string
  resource: string
  detail?: Record<string, unknown>
  requestId: string
  sourceIp: string
}

const input = z.object({
  /** What one request of the console or of the management API did. */
  requestId: z.string().min(1).max(100).optional(),
  /** A part of the operation's name, of the object's path or of the address that it came from. */
  text: z.string().max(200).optional(),
  actor: z.string().max(200).optional(),
  from: z.date().optional(),
  /** Not this moment itself. */
  until: z.date().optional(),
  ...pageInput,
})

/** What was done to the account, newest first. Ours. */
export const listAuditRecords = query({
  name: 'ListAuditRecords',
  permission: 'audit:read',
  input,
  async run(context, { limit = 100, position, ...filter }): Promise<Page<AuditRecord>> {
    const rows = await context.db
      .select()
      .from(auditRecords)
      .where(and(eq(auditRecords.accountId, context.accountId), ...conditions(filter), before(afterPosition(position))))
      .orderBy(desc(auditRecords.at), desc(auditRecords.id))
      .limit(limit + 1)
    const { items, ...page } = pageOf(rows, limit, ({ at, id }) => `${at.toISOString()} ${id}`)
    const names = await nameActors(
      context,
      items.map(({ actor }) => actor),
    )
    return {
      ...page,
      items: items.map(({ accountId: _account, detail, ...record }) => {
        const name = names.get(record.actor)
        return { ...record, ...(detail ? { detail } : {}), ...(name === undefined ? {} : { actorName: name }) }
      }),
    }
  },
})

type Filter = Omit<z.output<typeof input>, 'limit' | 'position'>

function conditions({ requestId, text, actor, from, until }: Filter): (SQL | undefined)[] {
  const part = text && containing(text)
  return [
    requestId === undefined ? undefined : eq(auditRecords.requestId, requestId),
    actor ? eq(auditRecords.actor, actor) : undefined,
    from && gte(auditRecords.at, from),
    until && lt(auditRecords.at, until),
    part
      ? or(ilike(auditRecords.operation, part), ilike(auditRecords.resource, part), ilike(auditRecords.sourceIp, part))
      : undefined,
  ]
}

/** Two columns compared as one, so that the index on them leads to the page. */
function before(key: string | undefined): SQL | undefined {
  if (key === undefined) return undefined
  const [at = '', id] = key.split(' ')
  if (id === undefined || new Date(at).toJSON() !== at) {
    throw new ServiceError('BadRequestException', 'Invalid position specified')
  }
  return sql`(${auditRecords.at}, ${auditRecords.id}) < (${at}::timestamptz, ${id})`
}
