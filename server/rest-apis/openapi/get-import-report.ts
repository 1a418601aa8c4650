import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { ImportReportEntry } from '#db/schema/import-reports.ts'
import { importReports } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'

export type { ImportReportEntry } from '#db/schema/import-reports.ts'

/** What became of each part of the document that was imported last. */
export interface ImportReport {
  restApiId: string
  /** `OpenAPI 3.1.0`. */
  format: string
  /** Where the document says its backend is, best first. */
  servers: string[]
  entries: ImportReportEntry[]
  createdAt: Date
}

/** The report of the last import into an API; `NotFoundException` for an API that was never imported. */
export const getImportReport = query({
  name: 'GetImportReport',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string().min(1) }),
  async run(context, { restApiId }): Promise<ImportReport> {
    await findRestApi(context, restApiId)
    const [report] = await context.db.select().from(importReports).where(eq(importReports.restApiId, restApiId))
    if (!report) throw new ServiceError('NotFoundException', 'No document was imported into this API')
    return report
  },
})
