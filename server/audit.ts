import { randomUUID } from 'node:crypto'
import { auditRecords } from '#db/schema.ts'
import { actorName, type Context } from './context.ts'

/** What a command did, for the audit log. `resource` is the path of the object under `/aws` or `/console`. */
export interface AuditEntry {
  resource: string
  detail?: Record<string, unknown>
  /** For commands of consumers, which act outside an account: the account whose log it belongs to. */
  accountId?: string
}

/** Writes the record in the command's own transaction: no change without its record, no record without its change. */
export async function writeAuditRecord(context: Context, operation: string, entry: AuditEntry): Promise<void> {
  await context.db.insert(auditRecords).values({
    id: randomUUID(),
    accountId: entry.accountId ?? context.accountId,
    at: context.now(),
    actor: actorName(context.actor),
    operation,
    resource: entry.resource,
    detail: entry.detail,
    requestId: context.requestId,
    sourceIp: context.sourceIp,
  })
}
