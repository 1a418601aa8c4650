import type { ImportReportEntry } from '#server/rest-apis/openapi/get-import-report.ts'

/** The lines of an import's report that an address asks for; all without it. */
export function outcomeOf(value: string): ImportReportEntry['outcome'] | undefined {
  return value === 'kept' || value === 'translated' || value === 'attention' ? value : undefined
}
