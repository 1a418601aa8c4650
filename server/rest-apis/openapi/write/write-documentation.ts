import type { CommandContext } from '#server/context.ts'
import { publishDocumentation } from '../../documentation/publish-documentation.ts'
import { writeDocumentationParts } from '../../documentation/write-documentation-parts.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'

/**
 * Writes documentation parts; the part that a location has already is replaced. Where the document names a documentation
 * version, all parts are published under it, unless the API has that version: what is published does not change.
 */
export async function writeDocumentation(context: CommandContext, restApiId: string, plan: PackedPlan): Promise<void> {
  await writeDocumentationParts(context, restApiId, plan.documentationParts, 'replaced')
  if (plan.documentationVersion === undefined) return
  await publishDocumentation(context, restApiId, plan.documentationVersion, undefined)
}
