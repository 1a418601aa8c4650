import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { auditRecords } from '#db/schema.ts'
import { query } from '../../operation.ts'

/** One thing that somebody did. */
export interface AuditRecord {
  id: string
  at: Date
  /** `user:{id}`, `access-key:{id}` or `system`. */
  actor: string
  operation: string
  resource: string
  sourceIp: string
}

const recordsAtMost = 100

/** What was done to the account by one request of the console or of the management API. */
export const listAuditRecords = query({
  name: 'ListAuditRecords',
  permission: 'audit:read',
  input: z.object({ requestId: z.string().min(1).max(100) }),
  async run({ db, accountId }, { requestId }): Promise<{ items: AuditRecord[] }> {
    const items = await db
      .select({
        id: auditRecords.id,
        at: auditRecords.at,
        actor: auditRecords.actor,
        operation: auditRecords.operation,
        resource: auditRecords.resource,
        sourceIp: auditRecords.sourceIp,
      })
      .from(auditRecords)
      .where(and(eq(auditRecords.accountId, accountId), eq(auditRecords.requestId, requestId)))
      .orderBy(asc(auditRecords.at), asc(auditRecords.id))
      .limit(recordsAtMost)
    return { items }
  },
})
