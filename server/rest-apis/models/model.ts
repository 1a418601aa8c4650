import type { models } from '#db/schema.ts'

export type ModelRow = typeof models.$inferSelect

/** AWS `Model`. */
export interface Model {
  id: string
  name: string
  description?: string
  schema: string
  contentType: string
}

export function toModel({ id, name, description, schema, contentType }: ModelRow): Model {
  return { id, name, ...(description ? { description } : {}), schema, contentType }
}
