import { and, eq } from 'drizzle-orm'
import { resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { badRequest, ServiceError } from '#server/errors.ts'
import type { ResourceRow } from './resource.ts'

/** A literal segment, `{name}` or `{name+}`. */
const allowed = /^(?:[a-zA-Z0-9._\-:]+|\{[a-zA-Z0-9._\-:]+\+?\})$/

/** Whether AWS takes this as one segment of a path. */
export function isPathPart(pathPart: string): boolean {
  return pathPart.length <= 255 && allowed.test(pathPart)
}

/** The path of a child. */
export function childPath(parentPath: string, pathPart: string): string {
  return parentPath === '/' ? `/${pathPart}` : `${parentPath}/${pathPart}`
}

/** Refuses, in AWS's words, a segment that may not stand below this parent. `self` is the resource that moves there. */
export async function checkPlace(
  { db }: Context,
  parent: ResourceRow,
  pathPart: string,
  self?: ResourceRow,
): Promise<void> {
  if (!isPathPart(pathPart)) {
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    )
  }
  if (isGreedy(parent.pathPart)) {
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`)
  }
  const children = await db
    .select({ id: resources.id, pathPart: resources.pathPart })
    .from(resources)
    .where(and(eq(resources.restApiId, parent.restApiId), eq(resources.parentId, parent.id)))
  const siblings = children.filter((child) => child.id !== self?.id)
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    throw new ServiceError(
      'ConflictException',
      `Another resource with the same parent already has this name: ${pathPart}`,
    )
  }
  const variable = siblings.find((sibling) => isVariable(sibling.pathPart))
  if (variable && isVariable(pathPart)) {
    throw badRequest(
      `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`,
    )
  }
}

/** `{proxy+}` takes the rest of the path, so that nothing can be below it. */
export function isGreedy(pathPart: string | null): boolean {
  return pathPart?.endsWith('+}') ?? false
}

function isVariable(pathPart: string | null): boolean {
  return pathPart?.startsWith('{') ?? false
}
