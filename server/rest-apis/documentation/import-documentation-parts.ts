import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationParts } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { preparedCommand } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { importInput, planOptionsOf } from '../openapi/import-parameters.ts'
import type { PackedPlan } from '../openapi/plan/packed-plan.ts'
import { planOffThread } from '../openapi/plan/plan-off-thread.ts'
import { warningsOf } from '../openapi/write/write-import-report.ts'
import { writeDocumentationParts } from './write-documentation-parts.ts'

/** AWS `DocumentationPartIds`. */
export interface ImportedDocumentation {
  /** Of the parts that were made or changed. */
  ids: string[]
  warnings?: string[]
}

/**
 * AWS `ImportDocumentationParts`: the texts of an OpenAPI document, and the parts of its
 * `x-amazon-apigateway-documentation`, which may also stand alone. `merge` keeps what the document does not say, other
 * parts and other members of the same part; `overwrite` leaves only what it says. Resources and methods stay as they are.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_ImportDocumentationParts.html
 */
export const importDocumentationParts = preparedCommand({
  name: 'ImportDocumentationParts',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    mode: z.enum(['merge', 'overwrite']).optional(),
    failOnWarnings: importInput.failOnWarnings,
    body: importInput.body,
  }),
  async prepare(context, { restApiId, body, failOnWarnings }) {
    await findRestApi(context, restApiId)
    const plan = await planDocumentation(context, restApiId, body)
    const [warning] = documentationWarnings(plan)
    if (failOnWarnings && warning) {
      throw new ServiceError('BadRequestException', `Warnings found during import: ${warning}`)
    }
    return plan
  },
  async run(context, { restApiId, mode = 'merge' }, plan): Promise<ImportedDocumentation> {
    await changeRestApi(context, restApiId)
    if (mode === 'overwrite') await clearParts(context, restApiId)
    const ids = await writeDocumentationParts(context, restApiId, plan.documentationParts, 'merged')
    await requireRoom(context, 'documentationParts', { within: restApiId, adding: 0 })
    const warnings = documentationWarnings(plan)
    return { ids, ...(warnings.length > 0 ? { warnings } : {}) }
  },
  audit: ({ ids }, { restApiId, mode }) => ({
    resource: `/restapis/${restApiId}/documentation/parts`,
    detail: { mode: mode ?? 'merge', parts: ids.length },
  }),
})

/** Refusals begin with AWS's words. */
async function planDocumentation(context: Context, restApiId: string, body: string | Uint8Array): Promise<PackedPlan> {
  const options = { ...planOptionsOf(context, restApiId), documentationOnly: true }
  try {
    return await planOffThread(body, options)
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure !== 'BadRequestException') throw error
    const reason = error.message.replace(/^Invalid OpenAPI input\. /, '')
    throw new ServiceError('BadRequestException', `Unable to build importer with provided input. ${reason}`)
  }
}

/** Of what an import would leave out only what belongs to the documentation matters here. */
function documentationWarnings(plan: PackedPlan): string[] {
  return warningsOf(plan).filter((warning) => warning.startsWith('/x-amazon-apigateway-documentation'))
}

async function clearParts({ db }: CommandContext, restApiId: string): Promise<void> {
  await db.delete(documentationParts).where(eq(documentationParts.restApiId, restApiId))
}
