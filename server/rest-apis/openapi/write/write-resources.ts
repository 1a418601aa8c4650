import { eq } from 'drizzle-orm'
import { resources } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'
import { idTaker, writeRows } from './write-rows.ts'

/** Adds the resources that the API does not have yet. Gives the ids of all of them, by path. */
export async function writeResources(
  { db, newId }: CommandContext,
  restApiId: string,
  plan: PackedPlan,
): Promise<Map<string, string>> {
  const existing = await db
    .select({ id: resources.id, path: resources.path })
    .from(resources)
    .where(eq(resources.restApiId, restApiId))
  const ids = new Map(existing.map(({ id, path }) => [path, id]))
  const variables = new Map(existing.flatMap(({ path }) => variableOf(path)))
  const takeId = idTaker(newId, ids.values())
  await writeRows(plan.paths, async (paths) => {
    const rows = []
    for (const path of paths) {
      if (ids.has(path)) continue
      refuseSecondVariable(variables, path)
      const id = takeId()
      ids.set(path, id)
      rows.push({ restApiId, id, parentId: ids.get(parentOf(path)), pathPart: lastPart(path), path })
    }
    if (rows.length > 0) await db.insert(resources).values(rows)
  })
  return ids
}

/** Merged into an existing API, a document may name a path parameter differently from what is there. */
function refuseSecondVariable(variables: Map<string, string>, path: string): void {
  const [variable] = variableOf(path)
  if (!variable) return
  const [parent, part] = variable
  const sibling = variables.get(parent)
  if (sibling && sibling !== part) {
    throw new ServiceError(
      'BadRequestException',
      `A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed: ${path}`,
    )
  }
  variables.set(parent, part)
}

/** The parent's path and the last part, when the last part is a parameter; otherwise nothing. */
function variableOf(path: string): [parent: string, part: string][] {
  return path.endsWith('}') ? [[parentOf(path), lastPart(path)]] : []
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
