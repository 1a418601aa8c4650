import type { basePathMappings } from '#db/schema.ts'

export type BasePathMappingRow = typeof basePathMappings.$inferSelect

/** What AWS calls the base path of the root, and the stage that the caller names. */
export const none = '(none)'

/** AWS `BasePathMapping`. https://docs.aws.amazon.com/apigateway/latest/api/API_BasePathMapping.html */
export interface BasePathMapping {
  basePath: string
  restApiId: string
  /** Absent: the caller names it as the segment after the base path. */
  stage?: string
}

export function toBasePathMapping({ basePath, restApiId, stage }: BasePathMappingRow): BasePathMapping {
  return { basePath, restApiId, ...(stage ? { stage } : {}) }
}
