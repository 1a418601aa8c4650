import type { ImportReportEntry } from '#db/schema/import-reports.ts'
import { importReports } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import type { EntryTarget, PlannedEntry } from '../plan/definition-plan.ts'
import { type PackedPlan, unpackRows } from '../plan/packed-plan.ts'

/** Lines of a report, at most. What needs attention goes first when there are more. */
const maxEntries = 10_000

/** Keeps the report of this import in place of the one before. Gives the warnings among its lines, in AWS's sense. */
export async function writeImportReport(
  { db, now }: CommandContext,
  restApiId: string,
  plan: PackedPlan,
  resourceIds: ReadonlyMap<string, string>,
): Promise<void> {
  const all = plan.entries.flatMap(unpackRows)
  const entries = shortened(all).map((entry) => entryOf(entry, resourceIds))
  const report = { format: plan.format, servers: plan.servers, entries, createdAt: now() }
  await db
    .insert(importReports)
    .values({ restApiId, ...report })
    .onConflictDoUpdate({ target: importReports.restApiId, set: report })
}

/** What was left out of the import, as AWS words its warnings. */
export function warningsOf(plan: PackedPlan): string[] {
  return plan.entries
    .flatMap(unpackRows)
    .filter((entry) => entry.lost)
    .map(({ pointer, message }) => `${pointer}: ${message}`)
}

function shortened(entries: readonly PlannedEntry[]): readonly PlannedEntry[] {
  if (entries.length <= maxEntries) return entries
  const ranked = (['attention', 'translated', 'kept'] as const).flatMap((outcome) =>
    entries.filter((entry) => entry.outcome === outcome),
  )
  const message = `${(entries.length - maxEntries).toLocaleString('en')} more lines are not listed`
  return [...ranked.slice(0, maxEntries), { outcome: 'kept', pointer: '', message }]
}

function entryOf(
  { outcome, pointer, message, target }: PlannedEntry,
  resourceIds: ReadonlyMap<string, string>,
): ImportReportEntry {
  const link = target && linkOf(target, resourceIds)
  return { outcome, pointer, message, ...(link ? { link } : {}) }
}

/** Where the console shows it, below `/console/apis/{apiId}/`; undefined for what has no page. */
function linkOf(target: EntryTarget, resourceIds: ReadonlyMap<string, string>): string | undefined {
  if (target.kind !== 'method' && target.kind !== 'resource') return undefined
  const resource = `resources/${resourceIds.get(target.path) ?? ''}`
  return target.kind === 'method' ? `${resource}/methods/${target.httpMethod}` : resource
}
