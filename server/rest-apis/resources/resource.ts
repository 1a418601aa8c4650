import type { resources } from '#db/schema.ts'
import type { Method } from '../methods/method.ts'

export type ResourceRow = typeof resources.$inferSelect

/** AWS `Resource`. Its methods are empty objects unless they were asked for with `embed`. */
export interface Resource {
  id: string
  parentId?: string
  pathPart?: string
  path: string
  resourceMethods?: Record<string, Method | Record<string, never>>
}

/** The row as AWS shows it. */
export function resource(
  row: ResourceRow,
  resourceMethods: Record<string, Method | Record<string, never>> = {},
): Resource {
  return {
    id: row.id,
    path: row.path,
    ...(row.parentId === null ? {} : { parentId: row.parentId }),
    ...(row.pathPart === null ? {} : { pathPart: row.pathPart }),
    ...(Object.keys(resourceMethods).length === 0 ? {} : { resourceMethods }),
  }
}
